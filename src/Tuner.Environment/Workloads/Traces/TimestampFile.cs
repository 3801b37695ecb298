using System.Globalization;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>A CSV file of arrival times: one column of seconds, ascending, after a header or none.</summary>
public sealed class TimestampFile
{
    /// <summary>The column's name in a written file.</summary>
    public const string Column = "arrival_s";

    private TimestampFile(string path, TraceHeader header, double[] times)
    {
        Path = path;
        Header = header;
        Times = times;
    }

    /// <summary>As given.</summary>
    public string Path { get; }

    /// <summary>Its first lines.</summary>
    public TraceHeader Header { get; }

    /// <summary>In seconds, ascending, at least one.</summary>
    public double[] Times { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="TraceFormatException">The file is not there, is empty, holds counts, or a line is no time or goes back in time.</exception>
    public static TimestampFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new TraceFormatException(path, 0, 0, Directory.Exists(path) ? "this is a directory, a CSV file was expected" : "there is no such file");
        }

        string text = File.ReadAllText(path);
        TraceHeader header = TraceHeader.Read(path, text);
        List<double> times = [];
        int line = 0;
        foreach (ReadOnlySpan<char> row in text.AsSpan().TrimEnd().EnumerateLines())
        {
            ReadOnlySpan<char> token = row.Trim();
            if (++line <= header.LineCount || (line == header.LineCount + 1 && (token.IsEmpty || TraceReader.IsHeader(token))))
            {
                RefuseCounts(path, line, token);
                continue;
            }

            times.Add(Time(path, line, row.Length - row.TrimStart().Length + 1, token, times));
        }

        return times.Count > 0
            ? new TimestampFile(path, header, [.. times])
            : throw new TraceFormatException(path, 0, 0, "the file is empty: expected at least one time");
    }

    /// <summary>The requests with their seconds; runs of <paramref name="holeSeconds"/> without one are missing unless the file marks what is.</summary>
    public RequestTrace ToTrace(int holeSeconds) => RequestTrace.Of(System.IO.Path.GetFileName(Path), this, holeSeconds);

    private static void RefuseCounts(string path, int line, ReadOnlySpan<char> header)
    {
        if (header.SequenceEqual(TraceWriter.Column))
        {
            throw new TraceFormatException(path, line, 1, "these are requests of each second, not arrival times: a trace is written as times with --as timestamps");
        }
    }

    private static double Time(string path, int line, int column, ReadOnlySpan<char> token, List<double> before)
    {
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double time)
            || !(time >= 0.0) || time > int.MaxValue - 1)
        {
            throw new TraceFormatException(path, line, column, $"expected a time in seconds of at least 0, got '{TraceReader.Shorten(token)}'");
        }

        return before.Count == 0 || time >= before[^1]
            ? time
            : throw new TraceFormatException(
                path, line, column, $"expected ascending times, got '{TraceReader.Shorten(token)}' after {before[^1].ToString("R", CultureInfo.InvariantCulture)}");
    }
}
