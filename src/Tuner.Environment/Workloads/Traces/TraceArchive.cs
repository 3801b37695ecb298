using System.Text;
using ICSharpCode.SharpZipLib.BZip2;
using ICSharpCode.SharpZipLib.Tar;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>The published format: a bzip2 tar that holds one text file.</summary>
internal static class TraceArchive
{
    public static int[] Read(string path)
    {
        (string member, string text) = Unpack(path);
        return TraceReader.ReadText($"{path}!{member}", text);
    }

    private static (string Member, string Text) Unpack(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            using var unzipped = new BZip2InputStream(file);
            using var tar = new TarInputStream(unzipped, Encoding.UTF8);
            (string Member, string Text)? found = null;
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.IsDirectory || !entry.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (found is not null)
                {
                    throw new TraceFormatException(path, 0, 0, $"expected one .txt member, got '{found.Value.Member}' and '{entry.Name}'");
                }

                found = (entry.Name, Text(path, tar, entry));
            }

            // The checksum of a block is looked at where the block ends, and that may lie behind what tar takes for its end.
            unzipped.CopyTo(Stream.Null);
            return found ?? throw new TraceFormatException(path, 0, 0, "expected a .txt member in the archive, got none");
        }
        catch (Exception exception) when (exception is not TraceFormatException)
        {
            // The decoder fails in many ways on bytes that are no archive: its own exceptions, index and argument errors.
            throw new TraceFormatException(path, 0, 0, "the archive is damaged or cut short", exception);
        }
    }

    private static string Text(string path, TarInputStream tar, TarEntry entry)
    {
        using var content = new MemoryStream();
        tar.CopyEntryContents(content);
        return content.Length == entry.Size
            ? Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length)
            : throw new TraceFormatException($"{path}!{entry.Name}", 0, 0, $"cut short: {content.Length} of {entry.Size} bytes are there");
    }
}
