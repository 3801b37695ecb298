using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// The stretches of a workload that forecasters learn from and those that they are judged on: of a record, all that is known of it without a gap,
/// each after two minutes of its own; of another load, so many that are drawn.
/// </summary>
public static class RecordedStretches
{
    /// <summary>Seconds of a stretch that is drawn.</summary>
    public const int DrawnSeconds = 1_200;

    /// <summary>Of the training range of a record; empty where the workload learns from no record.</summary>
    public static IReadOnlyList<LoadTrace> Training(IWorkload workload) =>
        workload is TraceWorkload recorded ? Cut(recorded, recorded.TrainingSegments) : [];

    /// <summary>Of the training range of a record, or drawn.</summary>
    public static IReadOnlyList<LoadTrace> Training(IWorkload workload, SeedSequence seeds, int drawn) => workload is TraceWorkload
        ? Training(workload)
        : [.. Enumerable.Range(0, drawn).Select(i => workload.Training(seeds.Child("stretch", i), DrawnSeconds))];

    /// <summary>Outside the training range of a record, tests included; or validation stretches that are drawn.</summary>
    public static IReadOnlyList<LoadTrace> HeldOut(IWorkload workload, SeedSequence seeds, int drawn) => workload is TraceWorkload recorded
        ? Cut(recorded, recorded.HeldOutSegments)
        : [.. Enumerable.Range(0, drawn).Select(i => workload.Validation(seeds.Child("stretch", i), DrawnSeconds))];

    private static LoadTrace[] Cut(TraceWorkload workload, IReadOnlyList<SecondsWindow> segments) =>
    [
        .. segments.Where(segment => segment.LengthSeconds > KnownHistory.Seconds).Select(segment => new LoadTrace(
            $"{workload.Record.Name} {segment}",
            workload.Record.Counts[segment.StartSecond..segment.EndSecond].ToArray(),
            KnownHistory.Seconds,
            [.. Enumerable.Range(segment.StartSecond, segment.LengthSeconds)])
        {
            Past = new RecordedPast(workload.Record, segment.StartSecond + KnownHistory.Seconds),
        }),
    ];
}
