using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Autoscaling;

/// <summary>What runs, of a policy that does not choose variants: one variant a stage.</summary>
public abstract record DeployedOptions
{
    /// <summary>Which variants, where none are named.</summary>
    [Description("low: the pipeline's lowVariants, or its lightest; high: its highVariants, or its most accurate.")]
    public VariantLevel Level { get; init; } = VariantLevel.Low;

    /// <summary>Names by stage; empty: those of the level.</summary>
    [Description("The variant of each stage by name, in the pipeline's order; empty: those of the level.")]
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>What a replica gets, by stage; empty: the variants' base allocations.</summary>
    [Description("Cores or GPU share of a replica of each stage, in the pipeline's order; empty: the variants' base allocations.")]
    [Range(0.0, 100_000.0)]
    public ImmutableArray<double> Allocations { get; init; } = [];
}
