using System.Text;

namespace Tuner.Environment.Configuration;

/// <summary>A named text by lines, from which diagnostics quote.</summary>
public sealed class SourceText
{
    private const long MostBytes = 16 << 20;

    private readonly string[] _lines;

    /// <summary>A text that was not read from a file.</summary>
    public SourceText(string name, string text)
    {
        Name = name;
        Text = text;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>The file as it was named, or the override.</summary>
    public string Name { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>
    /// The text of a file; null, and a diagnostic, where there is none, it is a directory, too large, or no UTF-8 text.
    /// </summary>
    public static SourceText? Read(string path, DiagnosticSink sink)
    {
        byte[] bytes;
        try
        {
            if (Directory.Exists(path))
            {
                sink.Add(new Diagnostic(path, 1, 1, "this is a directory, a YAML file was expected"));
                return null;
            }

            FileInfo file = new(path);
            if (!file.Exists)
            {
                sink.Add(new Diagnostic(path, 1, 1, "there is no such file") { Suggestion = NearFile(path) });
                return null;
            }

            if (file.Length > MostBytes)
            {
                sink.Add(new Diagnostic(path, 1, 1, $"the file has {file.Length >> 20} MiB, at most {MostBytes >> 20} were expected"));
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            sink.Add(new Diagnostic(path, 1, 1, $"the file cannot be read: {e.Message}"));
            return null;
        }

        return Decode(path, bytes, sink);
    }

    /// <summary>A diagnostic about some characters of the text.</summary>
    public Diagnostic At(int line, int column, int length, string message, string? suggestion = null) => new(Name, line, column, message)
    {
        Suggestion = suggestion,
        SourceLine = line <= _lines.Length ? _lines[line - 1] : null,
        Length = length,
    };

    private static SourceText? Decode(string path, byte[] bytes, DiagnosticSink sink)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        int line = 1, column = 1;
        StringBuilder text = new(rest.Length);
        while (!rest.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(rest, out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done;
            if (!valid || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r' or 0x85)))
            {
                string found = valid ? $"the control character U+{rune.Value:X4}" : $"the byte 0x{rest[0]:X2}, which is no UTF-8";
                sink.Add(new Diagnostic(path, line, column, $"the file is no text: it has {found}"));
                return null;
            }

            text.Append(rune);
            rest = rest[consumed..];
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
        }

        return new SourceText(path, text.ToString());
    }

    private static string? NearFile(string path)
    {
        string directory = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return Directory.Exists(directory)
            && NearWords.Nearest(Path.GetFileName(path), Directory.EnumerateFiles(directory, "*.y*ml").Select(f => Path.GetFileName(f)).Order()) is string near
            ? $"did you mean '{near}'?"
            : null;
    }
}
