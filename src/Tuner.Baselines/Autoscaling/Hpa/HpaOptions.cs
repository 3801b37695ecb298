using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>Options of <see cref="HpaPolicy"/>. With both metrics the higher recommendation counts.</summary>
public sealed record HpaOptions : HpaControllerOptions
{
    /// <summary>Target of the busy part of a ready replica's time; 0: not a metric.</summary>
    [Description("Target of the busy part of a ready replica's time, in the place of CPU utilisation; 0: not a metric.")]
    [Range(0.0, 1.0)]
    public double Utilization { get; init; } = 0.8;

    /// <summary>Target of the items/s that a ready replica answers; 0: not a metric.</summary>
    [Description("Target of the items/s that a ready replica answers; 0: not a metric.")]
    [Range(0.0, 1e6)]
    public double RequestsPerReplica { get; init; }
}
