namespace Tuner.Experiments.Cli;

/// <summary>A file that a command writes, against those that it reads.</summary>
internal static class OutputFile
{
    /// <summary>Refuses to write over what is read; by the files that paths lead to, however they are spelled.</summary>
    /// <exception cref="ArgumentException">Names the option and the input.</exception>
    public static void RefuseInput(string option, string output, params IEnumerable<string> inputs)
    {
        string written = Target(output);
        if (inputs.FirstOrDefault(input => Target(input) == written) is { } same)
        {
            throw new ArgumentException($"{option} {output} would overwrite the input {same}");
        }
    }

    private static string Target(string path) => File.Exists(path)
        ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path)
        : Path.GetFullPath(path);
}
