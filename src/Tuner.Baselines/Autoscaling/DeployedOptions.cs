using System.Collections.Immutable;
using System.ComponentModel;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Autoscaling;

/// <summary>What runs, of a policy that does not choose variants: one variant a stage at its base allocation.</summary>
public abstract record DeployedOptions
{
    /// <summary>Which variants, where none are named.</summary>
    [Description("low: the pipeline's lowVariants, or its lightest; high: its highVariants, or its most accurate.")]
    public VariantLevel Level { get; init; } = VariantLevel.Low;

    /// <summary>Names by stage; empty: those of the level.</summary>
    [Description("The variant of each stage by name, in the pipeline's order; empty: those of the level.")]
    public ImmutableArray<string> Variants { get; init; } = [];
}
