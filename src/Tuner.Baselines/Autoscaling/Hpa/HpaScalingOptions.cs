using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>One direction of <c>behavior</c>.</summary>
public abstract record HpaScalingOptions
{
    /// <summary>Recommendations of this past are looked at, and the safest of them counts.</summary>
    [Description("Recommendations of so many past seconds count: the lowest of them for a step up, the highest for a step down.")]
    [Range(0, 3600)]
    public int StabilizationWindowSeconds { get; init; }

    /// <summary>Limits of speed; empty: those of Kubernetes.</summary>
    [Description("Limits of speed, [{type: percent, value: 10, periodSeconds: 60}, ...]; empty: 100 percent in 15 s, or 4 pods for steps up.")]
    public IReadOnlyList<HpaScalingPolicyOptions> Policies { get; init; } = [];

    /// <summary>Which limit counts.</summary>
    [Description("Which limit counts: max (largest change), min (smallest), disabled (no change in this direction).")]
    public HpaSelectPolicy SelectPolicy { get; init; } = HpaSelectPolicy.Max;

    /// <summary>The limits, defaults filled in.</summary>
    internal abstract IReadOnlyList<HpaScalingPolicyOptions> Limits { get; }
}
