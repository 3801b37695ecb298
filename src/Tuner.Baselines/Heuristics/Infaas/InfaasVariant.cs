using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics.Infaas;

/// <summary>A way to serve a stage: a variant at one of its allocations with a max batch.</summary>
/// <param name="Variant">Index into the stage's variants.</param>
/// <param name="Allocation">Of one replica.</param>
/// <param name="Batch">Its max batch.</param>
/// <param name="ThroughputRps">Of one replica.</param>
/// <param name="Cost">Of one replica, in cores.</param>
/// <param name="Accuracy">In [0, 1].</param>
public readonly record struct InfaasVariant(
    int Variant, Allocation Allocation, int Batch, double ThroughputRps, double Cost, double Accuracy)
{
    /// <summary>Replicas that serve a load with part of their capacity left free.</summary>
    public int ReplicasFor(double loadRps, double headRoom) =>
        CapacityModel.ReplicasFor(loadRps, (1.0 - headRoom) * ThroughputRps);
}
