using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>Arrivals at given times.</summary>
public sealed class ReplayedArrivals : IArrivalSource
{
    private readonly double[] _times;
    private int _next;

    /// <summary>
    /// Times in seconds, at least 0 and ascending; the run ends with the whole second of the last one, or later where a duration is given.
    /// </summary>
    public ReplayedArrivals(double[] ascendingTimes, double durationSeconds = 0.0)
    {
        for (int i = 0; i < ascendingTimes.Length; i++)
        {
            if (!(ascendingTimes[i] >= (i == 0 ? 0.0 : ascendingTimes[i - 1])) || ascendingTimes[i] > int.MaxValue - 1)
            {
                throw new ArgumentException($"time {i}, {ascendingTimes[i]}, is negative, not a time, or before the one ahead of it", nameof(ascendingTimes));
            }
        }

        _times = ascendingTimes;
        DurationSeconds = Math.Max(durationSeconds, ascendingTimes.Length == 0 ? 0.0 : Math.Floor(ascendingTimes[^1]) + 1.0);
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
        TimestampFile file = TimestampFile.Read(path);
        return new ReplayedArrivals(file.Times, file.Header.LengthSeconds ?? 0);
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
