using ICSharpCode.SharpZipLib.BZip2;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>
/// Unpacks bzip2 to the end of the file: parallel packers write several streams one after the other, of which the library's decoder
/// reads the first alone.
/// </summary>
internal sealed class Bzip2Stream(Stream packed) : Stream
{
    private readonly BufferedStream _packed = new(packed, 1 << 16);
    private BZip2InputStream? _part;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (!_ended && count > 0)
        {
            int read = ReadPart(buffer, offset, count);
            if (read > 0)
            {
                return read;
            }

            _part = null;
            _ended = !HasMore();
        }

        return 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadPart(byte[] buffer, int offset, int count)
    {
        try
        {
            _part ??= new BZip2InputStream(_packed) { IsStreamOwner = false };
            return _part.Read(buffer, offset, count);
        }
        catch (Exception exception)
        {
            // The decoder fails in many ways on bytes that are none of its own: its own exceptions, index and argument errors.
            throw new InvalidDataException("damaged or cut short", exception);
        }
    }

    /// <summary>True where another stream begins: a byte is left, which goes back to be read again.</summary>
    private bool HasMore()
    {
        int next = _packed.ReadByte();
        if (next < 0)
        {
            return false;
        }

        if (!_packed.CanSeek)
        {
            throw new InvalidDataException("bytes follow a bzip2 stream in an archive's member, where they cannot be read");
        }

        _packed.Seek(-1, SeekOrigin.Current);
        return true;
    }
}
