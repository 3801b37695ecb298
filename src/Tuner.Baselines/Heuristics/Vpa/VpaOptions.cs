using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>Options of <see cref="VpaPolicy"/>; the defaults are the recommender's flags, and InfAdapter's period.</summary>
public sealed record VpaOptions : VariantOptions
{
    /// <summary>When a recommendation is left alone.</summary>
    [Description("none: the target each period; stabilised: lower targets after stabilisationPeriods only; bounds: no change between the bounds.")]
    public VpaHold Hold { get; init; } = VpaHold.Stabilised;

    /// <summary>Percentile of the usage that is the target.</summary>
    [Description("Percentile of the CPU usage that is the target, as a fraction.")]
    [Range(0.0, 1.0)]
    public double TargetPercentile { get; init; } = 0.9;

    /// <summary>Percentile of the lower bound.</summary>
    [Description("Percentile of the CPU usage that is the lower bound.")]
    [Range(0.0, 1.0)]
    public double LowerPercentile { get; init; } = 0.5;

    /// <summary>Percentile of the upper bound.</summary>
    [Description("Percentile of the CPU usage that is the upper bound.")]
    [Range(0.0, 1.0)]
    public double UpperPercentile { get; init; } = 0.95;

    /// <summary>Fraction added to every percentile.</summary>
    [Description("Fraction added to the percentiles.")]
    [Range(0.0, 100.0)]
    public double SafetyMargin { get; init; } = 0.15;

    /// <summary>Seconds in which a sample loses half of its weight.</summary>
    [Description("Seconds in which a sample of usage loses half of its weight.")]
    [Range(1.0, 1e9)]
    public double HalfLifeSeconds { get; init; } = 86_400.0;

    /// <summary>Seconds between decisions of its own.</summary>
    [Description("Seconds between its decisions; in between it repeats the last one.")]
    [Range(0.0, 86_400.0)]
    public double PeriodSeconds { get; init; } = 30.0;

    /// <summary>Decisions that a lower target is ignored.</summary>
    [Description("With hold stabilised: decisions in a row for which a target no higher than the size in force changes nothing.")]
    [Range(0, 10_000)]
    public int StabilisationPeriods { get; init; } = 4;
}
