namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary><c>behavior.scaleDown</c>: by default to the highest recommendation of the last 300 s, as fast as it likes.</summary>
public sealed record HpaScaleDownOptions : HpaScalingOptions
{
    private static readonly IReadOnlyList<HpaScalingPolicyOptions> Defaults = [new()];

    /// <summary>The defaults of Kubernetes.</summary>
    public HpaScaleDownOptions() => StabilizationWindowSeconds = 300;

    internal override IReadOnlyList<HpaScalingPolicyOptions> Limits => Policies.Count == 0 ? Defaults : Policies;
}
