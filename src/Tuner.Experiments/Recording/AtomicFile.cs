namespace Tuner.Experiments.Recording;

/// <summary>Files that are there whole or not at all: written beside, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>What an unfinished file's name ends in.</summary>
    public const string PartSuffix = ".part";

    public static void Write(string path, Action<Stream> content)
    {
        string part = path + PartSuffix;
        using (FileStream stream = File.Create(part))
        {
            content(stream);
        }

        File.Move(part, path, overwrite: true);
    }

    public static void Write(string path, string text) => Write(path, stream =>
    {
        using StreamWriter writer = new(stream);
        writer.Write(text);
    });
}
