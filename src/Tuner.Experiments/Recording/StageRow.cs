namespace Tuner.Experiments.Recording;

/// <summary>The columns of one stage in an <see cref="IntervalRow"/>.</summary>
/// <param name="Stage">The stage's name, which its columns begin with.</param>
/// <param name="Variant">The variant decided; several joined by '+'.</param>
/// <param name="Replicas">Replicas decided, of all variants.</param>
/// <param name="Batch">Largest batch decided.</param>
/// <param name="Ready">Replicas that can serve at the end of the interval.</param>
/// <param name="Starting">Replicas that load at the end of the interval.</param>
/// <param name="Pending">Replicas that find no room at the end of the interval.</param>
/// <param name="Queue">Items waiting at the end of the interval.</param>
/// <param name="Busy">Share of the ready replica-seconds spent serving, in [0, 1]; NaN where no replica was ready.</param>
/// <param name="P99Seconds">99th percentile of an item's time at the stage, queue included; NaN where none was served.</param>
public sealed record StageRow(
    string Stage,
    string Variant,
    int Replicas,
    int Batch,
    int Ready,
    int Starting,
    int Pending,
    int Queue,
    double Busy,
    double P99Seconds)
{
    private const string FirstSuffix = "_variant";

    /// <summary>Start-ups that failed in the interval.</summary>
    public int StartsFailed { get; init; }

    /// <summary>Replicas that crashed in the interval, those of lost nodes included.</summary>
    public int Crashed { get; init; }

    /// <summary>Items that came back to the queue from crashed batches.</summary>
    public int Retried { get; init; }

    internal static IReadOnlyList<string> StagesOf(IReadOnlyList<string> columns) =>
        [.. columns.Where(c => c.EndsWith(FirstSuffix, StringComparison.Ordinal)).Select(c => c[..^FirstSuffix.Length])];

    internal static StageRow Read(RowReader from, string stage) => new(
        stage,
        from.Text(stage + FirstSuffix),
        from.Whole(stage + "_replicas"),
        from.Whole(stage + "_batch"),
        from.Whole(stage + "_ready"),
        from.Whole(stage + "_starting"),
        from.Whole(stage + "_pending"),
        from.Whole(stage + "_queue"),
        from.Number(stage + "_busy"),
        from.Number(stage + "_p99_s"))
    {
        StartsFailed = from.Whole(stage + "_starts_failed"),
        Crashed = from.Whole(stage + "_crashed"),
        Retried = from.Whole(stage + "_retried"),
    };

    internal void Write(RowWriter to)
    {
        to.Put(Stage + FirstSuffix, Variant);
        to.Put(Stage + "_replicas", Replicas);
        to.Put(Stage + "_batch", Batch);
        to.Put(Stage + "_ready", Ready);
        to.Put(Stage + "_starting", Starting);
        to.Put(Stage + "_pending", Pending);
        to.Put(Stage + "_queue", Queue);
        to.Put(Stage + "_busy", Busy);
        to.Put(Stage + "_p99_s", P99Seconds);
        to.Put(Stage + "_starts_failed", StartsFailed);
        to.Put(Stage + "_crashed", Crashed);
        to.Put(Stage + "_retried", Retried);
    }
}
