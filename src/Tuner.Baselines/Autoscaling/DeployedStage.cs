using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Autoscaling;

/// <summary>A stage as an autoscaler has it: all but the replicas is settled.</summary>
/// <param name="Stage">What is scaled.</param>
/// <param name="Variant">The one that serves.</param>
/// <param name="Allocation">Of each replica.</param>
/// <param name="Batch">Its max batch.</param>
/// <param name="ThroughputRps">Items/s of one replica with full batches.</param>
/// <param name="Visits">Items that come to it for one request.</param>
/// <param name="MinReplicas">1 or more.</param>
/// <param name="MaxReplicas">At most what the stage allows.</param>
public sealed record DeployedStage(
    Stage Stage,
    int Variant,
    Allocation Allocation,
    int Batch,
    double ThroughputRps,
    double Visits,
    int MinReplicas,
    int MaxReplicas)
{
    /// <summary>The decision with so many replicas.</summary>
    public StageDecision With(int replicas) => DecisionSpace.Of(Stage, Variant, Allocation, replicas, Batch);

    /// <summary>Replicas that serve a load of the pipeline at a utilisation, whether or not they are allowed.</summary>
    public int ReplicasFor(double rateRps, double utilization) =>
        CapacityModel.ReplicasFor(rateRps * Visits, utilization * ThroughputRps);

    /// <summary>What of a number of replicas is allowed.</summary>
    public int Allowed(int replicas) => Math.Clamp(replicas, MinReplicas, MaxReplicas);
}
