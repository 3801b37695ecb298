using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Autoscaling.Kpa;

/// <summary>Options of <see cref="KpaPolicy"/>, with the defaults of Knative's ConfigMap config-autoscaler but for the concurrency.</summary>
public sealed record KpaOptions : AutoscalerOptions
{
    /// <summary>Items that a replica holds at once; 0: the stage's max batch, which is what a model server takes at once.</summary>
    [Description("Items that a replica may hold at once; 0: the stage's max batch (Knative's 100 is for servers of small HTTP requests).")]
    [Range(0.0, 1e6)]
    public double Concurrency { get; init; }

    /// <summary>Part of the concurrency that is aimed at (container-concurrency-target-percentage).</summary>
    [Description("Part of the concurrency that is aimed at.")]
    [Range(0.01, 1.0)]
    public double TargetUtilization { get; init; } = 0.7;

    /// <summary>Past of the stable average.</summary>
    [Description("Seconds of the stable average, and for which a panic lasts.")]
    [Range(6.0, 3600.0)]
    public double StableWindowSeconds { get; init; } = 60.0;

    /// <summary>The panic window as a percentage of the stable one.</summary>
    [Description("The panic window in percent of the stable window; at least the last interval.")]
    [Range(1.0, 100.0)]
    public double PanicWindowPercent { get; init; } = 10.0;

    /// <summary>Replicas that the panic window asks for, in percent of the ready ones, from which on it is a panic.</summary>
    [Description("Replicas that the panic window asks for, in percent of the ready ones, from which on it is a panic.")]
    [Range(110.0, 1000.0)]
    public double PanicThresholdPercent { get; init; } = 200.0;

    /// <summary>Most replicas after a decision, as a multiple of the ready ones.</summary>
    [Description("Most replicas after a decision, as a multiple of the ready ones.")]
    [Range(1.01, 1e6)]
    public double MaxScaleUpRate { get; init; } = 1000.0;

    /// <summary>Ready replicas as a multiple of the fewest after a decision.</summary>
    [Description("Ready replicas as a multiple of the fewest after a decision.")]
    [Range(1.01, 1e6)]
    public double MaxScaleDownRate { get; init; } = 2.0;

    /// <summary>Past of which the highest number counts (scale-down-delay).</summary>
    [Description("Seconds of the past of which the highest number of replicas counts.")]
    [Range(0.0, 3600.0)]
    public double ScaleDownDelaySeconds { get; init; }
}
