using System.Text;
using ICSharpCode.SharpZipLib.BZip2;
using ICSharpCode.SharpZipLib.Tar;

namespace Tuner.Environment.Tests.Support;

/// <summary>A folder for the files of one test, deleted after it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuner-tests-");

    public string FullName => _folder.FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A bzip2 tar with the given members.</summary>
    public string WriteArchive(string name, params (string Name, string Text)[] members)
    {
        using var content = new MemoryStream();
        using (var zipped = new BZip2OutputStream(content) { IsStreamOwner = false })
        using (var tar = new TarOutputStream(zipped, Encoding.UTF8))
        {
            foreach ((string member, string text) in members)
            {
                TarEntry entry = TarEntry.CreateTarEntry(member);
                entry.Size = text.Length;
                entry.ModTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
                tar.PutNextEntry(entry);
                tar.Write(Encoding.UTF8.GetBytes(text));
                tar.CloseEntry();
            }
        }

        return Write(name, content.ToArray());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
