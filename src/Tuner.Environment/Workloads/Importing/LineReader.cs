using System.Text;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>Lines of a text file, by number; a line longer than anything sensible does not fill the memory.</summary>
internal sealed class LineReader(InputFile file, Encoding encoding, int mostCharacters = 1 << 20) : IDisposable
{
    private readonly StreamReader _reader = new(file.Open(), encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    private readonly StringBuilder _line = new();

    /// <summary>Of the line last read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line last read; null where it was too long.</summary>
    public string? Text { get; private set; }

    /// <summary>What is wrong with a line whose <see cref="Text"/> is null.</summary>
    public string TooLong => $"expected a line, got more than {mostCharacters} characters";

    /// <summary>False at the end.</summary>
    public bool Read()
    {
        int next = _reader.Read();
        if (next < 0)
        {
            return false;
        }

        _line.Clear();
        bool tooLong = false;
        for (; next >= 0 && next != '\n'; next = _reader.Read())
        {
            if (_line.Length < mostCharacters)
            {
                _line.Append((char)next);
            }
            else
            {
                tooLong = true;
            }
        }

        if (_line.Length > 0 && _line[^1] == '\r')
        {
            _line.Length--;
        }

        Number++;
        Text = tooLong ? null : _line.ToString();
        return true;
    }

    public void Dispose() => _reader.Dispose();
}
