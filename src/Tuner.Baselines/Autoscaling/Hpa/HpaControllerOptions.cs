using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>The controller of Kubernetes' HorizontalPodAutoscaler (autoscaling/v2), whatever its metric.</summary>
public abstract record HpaControllerOptions : AutoscalerOptions
{
    /// <summary>How often the controller looks.</summary>
    [Description("Seconds between two looks of the controller; it repeats its decision in between.")]
    [Range(1.0, 3600.0)]
    public double SyncPeriodSeconds { get; init; } = 15.0;

    /// <summary>Distance of metric / target from 1 that is let be.</summary>
    [Description("Distance of metric / target from 1 that is let be.")]
    [Range(0.0, 10.0)]
    public double Tolerance { get; init; } = 0.1;

    /// <summary>Upwards.</summary>
    [Description("Limits of steps up.")]
    public HpaScaleUpOptions ScaleUp { get; init; } = new();

    /// <summary>Downwards.</summary>
    [Description("Limits of steps down.")]
    public HpaScaleDownOptions ScaleDown { get; init; } = new();
}
