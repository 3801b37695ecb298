namespace Tuner.Environment.Workloads;

/// <summary>
/// Requests in each second of a stretch of time. Second 0 is where a run begins; seconds before it, down to
/// -<see cref="HistorySeconds"/>, are what is known when it begins.
/// </summary>
public sealed class LoadTrace
{
    private readonly int[] _counts;

    /// <summary>Counts of consecutive seconds, of which the first <paramref name="historySeconds"/> lie before the run.</summary>
    public LoadTrace(string name, int[] counts, int historySeconds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)historySeconds, (uint)counts.Length, nameof(historySeconds));
        Name = name;
        _counts = counts;
        HistorySeconds = historySeconds;
    }

    /// <summary>Where the stretch is from.</summary>
    public string Name { get; }

    /// <summary>Known seconds before second 0.</summary>
    public int HistorySeconds { get; }

    /// <summary>Seconds of the run.</summary>
    public int DurationSeconds => _counts.Length - HistorySeconds;

    /// <summary>Counts of the run, from second 0 on.</summary>
    public ReadOnlySpan<int> Run => _counts.AsSpan(HistorySeconds);

    /// <summary>Counts before the run, oldest first.</summary>
    public ReadOnlySpan<int> History => _counts.AsSpan(0, HistorySeconds);

    /// <summary>Requests in a second, from -<see cref="HistorySeconds"/> to <see cref="DurationSeconds"/> - 1.</summary>
    public int this[int second] => _counts[second + HistorySeconds];
}
