using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.Sponge;

/// <summary>Options of <see cref="SpongePolicy"/>.</summary>
public sealed record SpongeOptions : AdaptiveOptions
{
    /// <summary>Which variants serve, where they are not named.</summary>
    [Description("low: the pipeline's lowVariants, or its lightest; high: its highVariants, or its most accurate. Not read where variants are given.")]
    public VariantLevel Level { get; init; } = VariantLevel.Low;

    /// <summary>The variants that serve.</summary>
    [Description("The variant of each stage, in the pipeline's order; without it, those of the level.")]
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>What grows with the load.</summary>
    [Description("vertical: the cores of one replica (Sponge); horizontal: replicas of the smallest size (FA2 as its authors compare with it).")]
    public SpongeScaling Scaling { get; init; } = SpongeScaling.Vertical;

    /// <summary>The network time planned for.</summary>
    [Description("The network time planned for, of those seen in the last interval: max, mean or last (the published code's).")]
    public SpongeDelay Delay { get; init; } = SpongeDelay.Max;

    /// <summary>The part of the SLO that is planned for.</summary>
    [Description("Part of the SLO that requests may take.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double SloFraction { get; init; } = 0.9;
}
