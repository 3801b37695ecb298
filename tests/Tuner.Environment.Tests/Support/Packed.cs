using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.BZip2;

namespace Tuner.Environment.Tests.Support;

/// <summary>Bytes as packers write them.</summary>
internal static class Packed
{
    public static byte[] Gzip(string text)
    {
        using MemoryStream content = new();
        using (GZipStream packer = new(content, CompressionMode.Compress, leaveOpen: true))
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return content.ToArray();
    }

    public static byte[] Bzip2(string text)
    {
        using MemoryStream content = new();
        using (BZip2OutputStream packer = new(content) { IsStreamOwner = false })
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return content.ToArray();
    }
}
