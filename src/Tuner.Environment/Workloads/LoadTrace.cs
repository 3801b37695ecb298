namespace Tuner.Environment.Workloads;

/// <summary>
/// Requests in each second of a stretch of time. Second 0 is where a run begins; seconds before it, down to
/// -<see cref="HistorySeconds"/>, are what is known when it begins.
/// </summary>
public sealed class LoadTrace
{
    private readonly int[] _counts;
    private readonly int[]? _recordedSeconds;

    /// <summary>
    /// Counts of consecutive seconds, of which the first <paramref name="historySeconds"/> lie before the run; for a recorded stretch,
    /// also which second of the record each of them was.
    /// </summary>
    public LoadTrace(string name, int[] counts, int historySeconds, int[]? recordedSeconds = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)historySeconds, (uint)counts.Length, nameof(historySeconds));
        ArgumentOutOfRangeException.ThrowIfNotEqual(recordedSeconds?.Length ?? counts.Length, counts.Length, nameof(recordedSeconds));
        Name = name;
        _counts = counts;
        _recordedSeconds = recordedSeconds;
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

    /// <summary>The loads that this one is the sum of; empty where it is not a sum.</summary>
    public IReadOnlyList<LoadTrace> Parts { get; private init; } = [];

    /// <summary>True where <see cref="RecordedSecond"/> knows an answer.</summary>
    public bool IsRecorded => _recordedSeconds is not null;

    /// <summary>The record before second 0; null where the load is not of a record.</summary>
    public RecordedPast? Past { get; init; }

    /// <summary>Requests in a second, from -<see cref="HistorySeconds"/> to <see cref="DurationSeconds"/> - 1.</summary>
    public int this[int second] => _counts[second + HistorySeconds];

    /// <summary>The sum of loads of one length, second by second.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a sum is above what a count can be.</exception>
    public static LoadTrace Sum(string name, IReadOnlyList<LoadTrace> parts)
    {
        LoadTrace first = parts[0];
        int[] sums = new int[first._counts.Length];
        foreach (LoadTrace part in parts)
        {
            if (part._counts.Length != sums.Length || part.HistorySeconds != first.HistorySeconds)
            {
                throw new ArgumentException($"{part.Name} and {first.Name} differ in length");
            }

            for (int i = 0; i < sums.Length; i++)
            {
                long sum = (long)sums[i] + part._counts[i];
                sums[i] = sum <= int.MaxValue
                    ? (int)sum
                    : throw new ArgumentException($"second {i - first.HistorySeconds} of {name} has {sum} requests, more than {int.MaxValue}");
            }
        }

        return new LoadTrace(name, sums, first.HistorySeconds) { Parts = [.. parts] };
    }

    /// <summary>What a clock shows when a second of the run begins, and when the run ends; null of a load that is not recorded.</summary>
    public int? ClockSecond(int second) =>
        !IsRecorded ? null : second < DurationSeconds ? RecordedSecond(second) : RecordedSecond(DurationSeconds - 1) + 1;

    /// <summary>Which second of its record a second was; of a load that <see cref="IsRecorded"/> alone.</summary>
    public int RecordedSecond(int second) =>
        (_recordedSeconds ?? throw new InvalidOperationException($"{Name} was not recorded"))[second + HistorySeconds];
}
