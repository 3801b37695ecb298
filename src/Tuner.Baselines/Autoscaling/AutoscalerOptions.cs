using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Autoscaling;

/// <summary>Options of every autoscaler of a cluster: what it scales, and between which numbers.</summary>
public abstract record AutoscalerOptions : DeployedOptions
{
    /// <summary>The max batch of every stage; 0: <see cref="BatchChoice"/>.</summary>
    [Description("The max batch of every stage; 0: the smallest with 90 % of the throughput that batches within half the stage's latency share reach.")]
    [Range(0, 100_000)]
    public int Batch { get; init; }

    /// <summary>Least replicas of every stage.</summary>
    [Description("Least replicas of every stage.")]
    [Range(1, 100_000)]
    public int MinReplicas { get; init; } = 1;

    /// <summary>Most replicas of every stage; 0: what the stage allows.</summary>
    [Description("Most replicas of every stage; 0: what the stage allows.")]
    [Range(0, 100_000)]
    public int MaxReplicas { get; init; }

    /// <summary>Utilisation at which the first decision serves the load of the two minutes before; 0: the policy's target.</summary>
    [Description("Utilisation of the first decision's replicas under the load of the two minutes before; 0: the target, or 0.8 where that is none of utilisation.")]
    [Range(0.0, 1.0)]
    public double InitialUtilization { get; init; }

    /// <summary>The same, of a policy with a target of utilisation.</summary>
    internal double InitialOr(double target) => InitialUtilization > 0.0 ? InitialUtilization : target;
}
