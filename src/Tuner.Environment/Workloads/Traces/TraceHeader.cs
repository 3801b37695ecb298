using System.Globalization;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// The lines at the head of a CSV trace that begin with '#': free comments, and <c># key: value</c> lines that say where the trace is from.
/// A file whose first line is <see cref="Marker"/> was written by this program: what is missing in it is marked, so that
/// zeros, however many, are silence.
/// </summary>
public sealed record TraceHeader
{
    /// <summary>First line of a written trace.</summary>
    public const string Marker = "# tuner trace 1";

    private const string LengthKey = "seconds";
    private const string MissingKey = "missing";

    /// <summary>That of a file without such lines.</summary>
    public static TraceHeader None { get; } = new();

    /// <summary>True where missing seconds are marked and need not be guessed from zeros.</summary>
    public bool MarksMissing { get; init; }

    /// <summary>Where the trace is from, <c>key: value</c> each, without the keys that this record has itself.</summary>
    public IReadOnlyList<string> Provenance { get; init; } = [];

    /// <summary>Length in seconds, of a file of arrival times; null where the last one ends it.</summary>
    public int? LengthSeconds { get; init; }

    /// <summary>Missing stretches of a file of arrival times.</summary>
    public IReadOnlyList<SecondsWindow> Missing { get; init; } = [];

    /// <summary>Lines that the header takes.</summary>
    public int LineCount { get; init; }

    /// <summary>The header of a text; <paramref name="file"/> is for messages.</summary>
    /// <exception cref="TraceFormatException">A key that this record reads has another value than it can have.</exception>
    internal static TraceHeader Read(string file, ReadOnlySpan<char> text)
    {
        bool marked = false;
        int lines = 0;
        int? length = null;
        List<string> provenance = [];
        List<SecondsWindow> missing = [];
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (!line.StartsWith("#", StringComparison.Ordinal))
            {
                break;
            }

            lines++;
            ReadOnlySpan<char> said = line[1..].Trim();
            int colon = said.IndexOf(':');
            string key = colon > 0 ? said[..colon].ToString() : string.Empty;
            ReadOnlySpan<char> value = colon > 0 ? said[(colon + 1)..].Trim() : said;
            if (lines == 1 && line.TrimEnd().SequenceEqual(Marker))
            {
                marked = true;
            }
            else if (marked && key == LengthKey)
            {
                length = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
                    ? seconds
                    : throw new TraceFormatException(file, lines, 1, $"expected a whole number of seconds, got '{TraceReader.Shorten(value)}'");
            }
            else if (marked && key == MissingKey)
            {
                missing.Add(Window(file, lines, value));
            }
            else
            {
                provenance.Add(said.ToString());
            }
        }

        return new TraceHeader { MarksMissing = marked, Provenance = provenance, LengthSeconds = length, Missing = missing, LineCount = lines };
    }

    /// <summary>The lines of this header, without the end of the last one.</summary>
    internal IEnumerable<string> Lines() =>
    [
        Marker,
        .. Provenance.Select(line => $"# {line}"),
        .. LengthSeconds is { } length ? [$"# {LengthKey}: {length}"] : Array.Empty<string>(),
        .. Missing.Select(window => $"# {MissingKey}: {window.StartSecond} {window.EndSecond}"),
    ];

    private static SecondsWindow Window(string file, int line, ReadOnlySpan<char> value)
    {
        int space = value.IndexOf(' ');
        return space > 0
            && int.TryParse(value[..space], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && int.TryParse(value[(space + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int end)
            && start < end
            ? SecondsWindow.Of(start, end)
            : throw new TraceFormatException(file, line, 1, $"expected the first missing second and the first one after it, got '{TraceReader.Shorten(value)}'");
    }
}
