using System.Collections.Immutable;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// What a paper's experiments fixed by hand for a pipeline: margins, profiled loads, frozen variants and replicas, weights.
/// Needed to replicate its numbers; used where a policy asks for it. Arrays are by stage, in the pipeline's order.
/// </summary>
public sealed record PlanningFacts
{
    /// <summary>Fraction added to profiled latencies (1.0: doubled), above -1.</summary>
    public double LatencyMargin { get; init; }

    /// <summary>Fraction added to profiled throughputs (-0.5: halved), above -1.</summary>
    public double ThroughputMargin { get; init; }

    /// <summary>Fraction added to the forecast load (0.2: 20 % more), above -1.</summary>
    public double LoadMargin { get; init; }

    /// <summary>The load of the profiling run in requests/s, which caps every measured throughput; empty: no cap.</summary>
    public ImmutableArray<double> ProfiledLoadRps { get; init; } = [];

    /// <summary>Variant index by stage that FA2-low freezes; empty: the lightest.</summary>
    public ImmutableArray<int> LowVariants { get; init; } = [];

    /// <summary>Variant index by stage that FA2-high freezes; empty: the most accurate.</summary>
    public ImmutableArray<int> HighVariants { get; init; } = [];

    /// <summary>Replicas by stage that RIM freezes; empty: not given.</summary>
    public ImmutableArray<int> FrozenReplicas { get; init; } = [];

    /// <summary>IPA's weight of accuracy (alpha), by workload name; the entry "default" for the others.</summary>
    public ImmutableDictionary<string, double> AccuracyWeights { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>IPA's weight of cost in cores (beta).</summary>
    public double CostWeight { get; init; } = 0.5;

    /// <summary>IPA's weight of the sum of batch sizes (delta).</summary>
    public double BatchWeight { get; init; } = 1e-6;

    /// <summary>True where IPA's solver used rank-normalised accuracies (all but video).</summary>
    public bool RankNormalised { get; init; }
}
