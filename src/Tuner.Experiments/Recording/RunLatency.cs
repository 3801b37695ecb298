using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Recording;

/// <summary>Collects the latencies of a run, all of them, for the quantiles of latency.csv.</summary>
public sealed class RunLatency
{
    /// <summary>Hundredths, and more of the tail.</summary>
    private static readonly double[] Levels = [.. Enumerable.Range(0, 100).Select(i => i / 100.0), 0.995, 0.999, 1.0];

    private readonly Sample _seconds = new();

    /// <summary>The interval that has just passed. The report is copied from, not kept.</summary>
    public void Add(IntervalReport report) => report.LatencySeconds.Values.CopyTo(_seconds.Extend(report.Answered));

    /// <summary>The quantiles of what was added.</summary>
    public IEnumerable<LatencyRow> Rows() => Levels.Select(p => new LatencyRow(p, _seconds.Quantile(p)));
}
