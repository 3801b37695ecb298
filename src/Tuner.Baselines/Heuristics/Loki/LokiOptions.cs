using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.Loki;

/// <summary>
/// Options of <see cref="LokiPolicy"/>. By default processing may take half of the SLO, the rest is for queues (the paper's rule): a latency
/// margin of 1 and no term for the wait.
/// </summary>
public sealed record LokiOptions : AdaptiveOptions
{
    /// <summary>The paper's rule of half the SLO.</summary>
    public LokiOptions() => (LatencyMargin, QueueTerm) = (1.0, QueueTerm.None);
}
