using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Autoscaling.Hpa;

namespace Tuner.Baselines.Autoscaling.Keda;

/// <summary>Options of <see cref="KedaPolicy"/>: those of a ScaledObject with a queue for its trigger, and of the autoscaler that KEDA makes.</summary>
public sealed record KedaOptions : HpaControllerOptions
{
    /// <summary>Items in the queue for each replica, the AverageValue of the trigger.</summary>
    [Description("Items in the queue for each replica.")]
    [Range(0.01, 1e6)]
    public double QueuePerReplica { get; init; } = 5.0;

    /// <summary>Counts the items in service as queued, as KEDA's scalers of SQS and (over HTTP) RabbitMQ do.</summary>
    [Description("Count the items in service too, as KEDA's scalers of SQS and (over HTTP) RabbitMQ do.")]
    public bool CountRunning { get; init; }

    /// <summary>The queue above which a stage is active.</summary>
    [Description("The queue above which a stage is active.")]
    [Range(0.0, 1e6)]
    public double ActivationThreshold { get; init; }

    /// <summary>How often activity is looked at, and how old a cached queue may be.</summary>
    [Description("Seconds between two looks at whether a stage is active, and between two values of a cached queue.")]
    [Range(1.0, 3600.0)]
    public double PollingIntervalSeconds { get; init; } = 30.0;

    /// <summary>From the last activity to <see cref="IdleReplicas"/>.</summary>
    [Description("Seconds from the last activity until a stage goes to its idle replicas.")]
    [Range(0.0, 86_400.0)]
    public double CooldownSeconds { get; init; } = 300.0;

    /// <summary>Replicas of a stage that is not active, at most <see cref="AutoscalerOptions.MinReplicas"/>.</summary>
    [Description("Replicas of a stage that is not active, at most minReplicas: KEDA goes to zero, and no decision has fewer than 1.")]
    [Range(1, 100_000)]
    public int IdleReplicas { get; init; } = 1;

    /// <summary>Gives the autoscaler the queue of the last poll, not that of the moment.</summary>
    [Description("Give the autoscaler the queue of the last poll, not that of the moment.")]
    public bool UseCachedMetrics { get; init; }
}
