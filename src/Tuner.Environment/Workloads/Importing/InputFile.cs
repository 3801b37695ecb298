using ICSharpCode.SharpZipLib;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>A file to be read, or a member of an archive, unpacked.</summary>
/// <param name="Name">For messages: the path as given, for a member <c>archive!member</c>.</param>
/// <param name="Open">Its bytes, once.</param>
public sealed record InputFile(string Name, Func<Stream> Open)
{
    /// <summary>The last part of the name, without <c>.gz</c> or <c>.bz2</c>.</summary>
    public string PlainName
    {
        get
        {
            string last = Path.GetFileName(Name[(Name.LastIndexOf('!') + 1)..]);
            return Packed.Any(end => last.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? Path.GetFileNameWithoutExtension(last) : last;
        }
    }

    private static string[] Packed { get; } = [".gz", ".bz2"];

    /// <summary>True for what a decoder throws on bytes that are damaged, cut short, or no archive at all.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or SharpZipBaseException or EndOfStreamException or IndexOutOfRangeException;

    /// <summary>Does work that reads the file; damage is an error that names it.</summary>
    /// <exception cref="TraceFormatException">The file is damaged or cut short.</exception>
    public void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new TraceFormatException(Name, 0, 0, "the file is damaged or cut short", exception);
        }
    }
}
