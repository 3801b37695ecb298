using System.ComponentModel;

namespace Tuner.Baselines.Optimization;

/// <summary>Which variants serve, of a policy that does not choose them.</summary>
public abstract record VariantOptions
{
    /// <summary>Which variants, where none are named.</summary>
    [Description("low: the pipeline's lowVariants, or its lightest; high: its highVariants, or its most accurate. Not read where variants are given.")]
    public VariantLevel Level { get; init; } = VariantLevel.Low;

    /// <summary>Names by stage; empty: those of the level.</summary>
    [Description("The variant of each stage by name, in the pipeline's order; empty: those of the level.")]
    public IReadOnlyList<string> Variants { get; init; } = [];
}
