using System.Globalization;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>Arrivals at given times.</summary>
public sealed class ReplayedArrivals : IArrivalSource
{
    private readonly double[] _times;
    private int _next;

    /// <summary>Times in seconds, at least 0 and ascending; the run ends with the whole second of the last one.</summary>
    public ReplayedArrivals(double[] ascendingTimes)
    {
        for (int i = 0; i < ascendingTimes.Length; i++)
        {
            if (!(ascendingTimes[i] >= (i == 0 ? 0.0 : ascendingTimes[i - 1])) || ascendingTimes[i] > int.MaxValue - 1)
            {
                throw new ArgumentException($"time {i}, {ascendingTimes[i]}, is negative, not a time, or before the one ahead of it", nameof(ascendingTimes));
            }
        }

        _times = ascendingTimes;
        DurationSeconds = ascendingTimes.Length == 0 ? 0.0 : Math.Floor(ascendingTimes[^1]) + 1.0;
    }

    /// <inheritdoc/>
    public double DurationSeconds { get; }

    /// <inheritdoc/>
    public IArrivalSource Copy() => (IArrivalSource)MemberwiseClone();

    /// <summary>Requests of the run.</summary>
    public int Count => _times.Length;

    /// <summary>Reads a CSV file with one column of seconds, ascending, after a header or none.</summary>
    /// <exception cref="TraceFormatException">The file is not there, is empty, or a line is no time or goes back in time.</exception>
    public static ReplayedArrivals Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new TraceFormatException(path, 0, 0, Directory.Exists(path) ? "this is a directory, a CSV file was expected" : "there is no such file");
        }

        List<double> times = [];
        int line = 0;
        foreach (ReadOnlySpan<char> row in File.ReadAllText(path).AsSpan().TrimEnd().EnumerateLines())
        {
            ReadOnlySpan<char> token = row.Trim();
            if (++line == 1 && (token.IsEmpty || TraceReader.IsHeader(token)))
            {
                continue;
            }

            int column = row.Length - row.TrimStart().Length + 1;
            if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double time)
                || !(time >= 0.0) || time > int.MaxValue - 1)
            {
                throw new TraceFormatException(path, line, column, $"expected a time in seconds of at least 0, got '{TraceReader.Shorten(token)}'");
            }

            if (times.Count > 0 && time < times[^1])
            {
                throw new TraceFormatException(path, line, column, $"expected ascending times, got '{TraceReader.Shorten(token)}' after {times[^1].ToString("R", CultureInfo.InvariantCulture)}");
            }

            times.Add(time);
        }

        return times.Count > 0 ? new ReplayedArrivals([.. times]) : throw new TraceFormatException(path, 0, 0, "the file is empty: expected at least one time");
    }

    /// <inheritdoc/>
    public void AppendSecond(int second, List<double> times)
    {
        while (_next < _times.Length && _times[_next] < second + 1.0)
        {
            times.Add(_times[_next++]);
        }
    }
}
