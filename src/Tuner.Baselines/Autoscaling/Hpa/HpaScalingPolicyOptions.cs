using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>How many replicas may be added or removed in a period.</summary>
public sealed record HpaScalingPolicyOptions
{
    /// <summary>In what it counts.</summary>
    [Description("pods: replicas; percent: of the replicas at the start of the period.")]
    public HpaPolicyType Type { get; init; } = HpaPolicyType.Percent;

    /// <summary>The most that is allowed.</summary>
    [Description("The most that may change in a period.")]
    [Range(1, 100_000)]
    public int Value { get; init; } = 100;

    /// <summary>The past for which it must hold.</summary>
    [Description("Seconds in the past for which it must hold.")]
    [Range(1, 1800)]
    public int PeriodSeconds { get; init; } = 15;
}
