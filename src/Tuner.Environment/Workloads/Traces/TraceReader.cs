using System.Globalization;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>Parses counts per second, and says of what is no count where it stands.</summary>
public static class TraceReader
{
    /// <summary>In the place of a count that nobody knows.</summary>
    public const string MissingCell = "missing";

    private const string Expected = "expected a whole number of requests from 0 to 2147483647";

    /// <summary>Counts between spaces, tabs or newlines; <paramref name="file"/> is for messages.</summary>
    /// <exception cref="TraceFormatException">A token is no count, or there is none.</exception>
    public static int[] ReadText(string file, string text)
    {
        List<int> counts = [];
        int line = 1, lineStart = 0;
        for (int i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                if (text[i++] == '\n')
                {
                    line++;
                    lineStart = i;
                }

                continue;
            }

            int start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            counts.Add(Count(file, line, start - lineStart + 1, text.AsSpan(start, i - start)));
        }

        return NotEmpty(file, counts);
    }

    /// <summary>
    /// One count or <see cref="MissingCell"/> a line, after lines that begin with '#' and after a header or none of either; blank lines
    /// only at the end. <paramref name="file"/> is for messages.
    /// </summary>
    /// <exception cref="TraceFormatException">A line is no count, or there is none.</exception>
    public static (TraceHeader Header, int[] Counts, bool[] Missing) ReadCsv(string file, string text)
    {
        TraceHeader header = TraceHeader.Read(file, text);
        List<int> counts = [];
        List<bool> missing = [];
        int line = 0;
        foreach (ReadOnlySpan<char> row in text.AsSpan().TrimEnd().EnumerateLines())
        {
            ReadOnlySpan<char> token = row.Trim();
            if (++line <= header.LineCount)
            {
                continue;
            }

            if (line == header.LineCount + 1 && (text.AsSpan().TrimEnd().IsEmpty || (IsHeader(token) && !token.SequenceEqual(MissingCell))))
            {
                RefuseTimes(file, line, token);
                continue;
            }

            int comma = row.IndexOfAny(',', ';', '\t');
            if (comma >= 0 && !token.IsEmpty)
            {
                throw new TraceFormatException(file, line, comma + 1, "expected one column of counts, got a second one");
            }

            bool isMissing = token.SequenceEqual(MissingCell);
            missing.Add(isMissing);
            counts.Add(isMissing ? 0 : Count(file, line, row.Length - row.TrimStart().Length + 1, token));
        }

        return (header, NotEmpty(file, counts), [.. missing]);
    }

    /// <summary>A header is a name: it begins with a letter and is none of the words that a number may be printed as.</summary>
    internal static bool IsHeader(ReadOnlySpan<char> token) =>
        !token.IsEmpty && char.IsLetter(token[0])
        && !double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static void RefuseTimes(string file, int line, ReadOnlySpan<char> header)
    {
        if (header.SequenceEqual(TimestampFile.Column))
        {
            throw new TraceFormatException(file, line, 1, "these are arrival times, not counts: a workload reads them with arrivals: {kind: timestamps}");
        }
    }

    private static int Count(string file, int line, int column, ReadOnlySpan<char> token)
    {
        if (int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return count;
        }

        string what = double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) switch
        {
            _ when token.IsEmpty => "an empty line",
            false => $"text, '{Shorten(token)}'",
            true when double.IsNaN(number) => $"'{token}'",
            true when number < 0.0 => $"a negative number, '{Shorten(token)}'",
            true when number > int.MaxValue => $"a number too large, '{Shorten(token)}'",
            true => $"'{Shorten(token)}'",
        };
        throw new TraceFormatException(file, line, column, $"{Expected}, got {what}");
    }

    internal static string Shorten(ReadOnlySpan<char> token) => token.Length <= 32 ? token.ToString() : $"{token[..32]}...";

    private static int[] NotEmpty(string file, List<int> counts) =>
        counts.Count > 0 ? [.. counts] : throw new TraceFormatException(file, 0, 0, "the file is empty: expected at least one count");
}
