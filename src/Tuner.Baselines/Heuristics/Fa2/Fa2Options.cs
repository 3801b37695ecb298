using System.ComponentModel;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.Fa2;

/// <summary>Options of <see cref="Fa2Policy"/>.</summary>
public sealed record Fa2Options : AdaptiveOptions
{
    /// <summary>Which variants are frozen.</summary>
    [Description("low: the pipeline's lowVariants, or its lightest; high: its highVariants, or its most accurate.")]
    public VariantLevel Level { get; init; } = VariantLevel.Low;
}
