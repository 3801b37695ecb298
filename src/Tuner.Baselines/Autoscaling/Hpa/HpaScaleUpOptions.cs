namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary><c>behavior.scaleUp</c>: by default at once, and by 100 % or 4 replicas in 15 s, whichever is more.</summary>
public sealed record HpaScaleUpOptions : HpaScalingOptions
{
    private static readonly IReadOnlyList<HpaScalingPolicyOptions> Defaults = [new(), new() { Type = HpaPolicyType.Pods, Value = 4 }];

    internal override IReadOnlyList<HpaScalingPolicyOptions> Limits => Policies.Count == 0 ? Defaults : Policies;
}
