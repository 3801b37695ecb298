using System.Formats.Tar;
using ICSharpCode.SharpZipLib.GZip;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>
/// Opens what a command names: files, <c>.gz</c> and <c>.bz2</c> unpacked; the accepted files of a folder and all folders in it, in the order of
/// their names; the accepted members of a <c>.tar</c>, <c>.tar.gz</c>, <c>.tgz</c> or <c>.tar.bz2</c>.
/// </summary>
public static class InputFiles
{
    private static readonly string[] TarEndings = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2"];

    /// <summary>The files behind paths, one after the other; a member's bytes can be read until the next one is asked for.</summary>
    /// <exception cref="TraceFormatException">A path leads nowhere, or to a folder or archive without an accepted file.</exception>
    public static IEnumerable<InputFile> Of(IEnumerable<string> paths, Func<string, bool> accepts)
    {
        foreach (string path in paths)
        {
            bool any = false;
            foreach (InputFile file in OfPath(path, accepts))
            {
                any = true;
                yield return file;
            }

            if (!any)
            {
                throw new TraceFormatException(path, 0, 0, "holds no file of this format");
            }
        }
    }

    /// <summary>Every file of the disk behind paths, and its name as in lists of what was read: without the folders above the one given.</summary>
    public static IEnumerable<(string Path, string Name)> OnDisk(IEnumerable<string> paths, Func<string, bool> accepts) => paths.SelectMany(
        path => Directory.Exists(path)
            ? InFolder(path, accepts).Select(file => (file, Path.GetRelativePath(path, file)))
            : [(path, Path.GetFileName(path))]);

    private static IEnumerable<InputFile> OfPath(string path, Func<string, bool> accepts) =>
        Directory.Exists(path) ? InFolder(path, accepts).SelectMany(file => OfFile(file, accepts))
        : File.Exists(path) ? OfFile(path, accepts)
        : throw new TraceFormatException(path, 0, 0, "no such file");

    private static IEnumerable<string> InFolder(string folder, Func<string, bool> accepts) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(accepts).Order(StringComparer.Ordinal);

    private static IEnumerable<InputFile> OfFile(string path, Func<string, bool> accepts) =>
        TarEndings.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            ? Members(path, accepts)
            : [new InputFile(path, () => Unpack(path, File.OpenRead(path)))];

    private static IEnumerable<InputFile> Members(string path, Func<string, bool> accepts)
    {
        using Stream archive = Unpack(path, File.OpenRead(path));
        using TarReader tar = new(archive);
        while (Next(path, tar) is { } entry)
        {
            if (entry.DataStream is { } content && accepts(entry.Name))
            {
                yield return new InputFile($"{path}!{entry.Name}", () => Unpack(entry.Name, content));
            }
        }
    }

    private static TarEntry? Next(string path, TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception exception) when (InputFile.IsDamage(exception))
        {
            throw new TraceFormatException(path, 0, 0, "the archive is damaged or cut short", exception);
        }
    }

    private static Stream Unpack(string name, Stream packed) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        // The decoder of .NET takes some files that are cut short for whole ones.
        ".gz" or ".tgz" => new GZipInputStream(packed),
        ".bz2" or ".tbz2" => new Bzip2Stream(packed),
        _ => packed,
    };
}
