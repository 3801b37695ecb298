using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Autoscaling;

namespace Tuner.Baselines.Heuristics.Clipper;

/// <summary>Options of <see cref="ClipperPolicy"/>.</summary>
public sealed record ClipperOptions : DeployedOptions
{
    /// <summary>Added to the max batch while batches keep the latency objective.</summary>
    [Description("Added to the max batch after an interval whose batches kept the latency objective.")]
    [Range(0.01, 1000.0)]
    public double Increase { get; init; } = 1.0;

    /// <summary>Taken off it, as a part, when they do not.</summary>
    [Description("Taken off the max batch, as a part, after an interval whose batches did not.")]
    [Range(0.001, 0.999)]
    public double Backoff { get; init; } = 0.1;

    /// <summary>Who sets the replicas.</summary>
    [Description("Who sets the replicas: fixed (those for rateRps, all the run) or hpa (a HorizontalPodAutoscaler with its defaults).")]
    public ClipperScaling Scaling { get; init; } = ClipperScaling.Fixed;

    /// <summary>The load that fixed replicas serve, in requests/s; 0: the workload's peak.</summary>
    [Description("The load that fixed replicas serve, in requests/s; 0: the workload's peak.")]
    [Range(0.0, 1e6)]
    public double RateRps { get; init; }

    /// <summary>Utilisation at which they serve it, with batches of the smallest size.</summary>
    [Description("Utilisation at which fixed replicas serve that load with batches of the smallest size, or the target of the autoscaler.")]
    [Range(0.01, 1.0)]
    public double Utilization { get; init; } = 0.8;
}
