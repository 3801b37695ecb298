using System.ComponentModel;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.Nexus;

/// <summary>Options of <see cref="NexusPolicy"/>.</summary>
public sealed record NexusOptions : ForecastOptions
{
    /// <summary>How the SLO is split.</summary>
    [Description("nexus: the cheapest split, by a dynamic programme; grandslam: in proportion to the stages' latencies; even: alike over the stages of the longest path.")]
    public LatencySplit Split { get; init; } = LatencySplit.Nexus;

    /// <summary>Which variants are served.</summary>
    [Description("low: the pipeline's lowVariants, or its lightest; high: its highVariants, or its most accurate.")]
    public VariantLevel Level { get; init; } = VariantLevel.Low;

    /// <summary>Names by stage; empty: those of the level.</summary>
    [Description("Names of the variants by stage, in the pipeline's order, in the place of the level.")]
    public IReadOnlyList<string> Variants { get; init; } = [];
}
