namespace Tuner.Environment.Pipelines;

/// <summary>The machines under a pipeline, all alike. A replica fits one node, or one GPU of it.</summary>
/// <param name="Nodes">1 or more.</param>
/// <param name="CoresPerNode">Above 0; infinite where capacity does not matter.</param>
public sealed record ClusterCapacity(int Nodes, double CoresPerNode)
{
    /// <summary>No limit, and no GPU.</summary>
    public static ClusterCapacity Unlimited { get; } = new(1, double.PositiveInfinity);

    /// <summary>Memory of each machine in GiB for replicas on cores, above 0; infinite where it does not matter.</summary>
    public double MemoryGiBPerNode { get; init; } = double.PositiveInfinity;

    /// <summary>The GPUs of each machine; null where there are none.</summary>
    public GpuCapacity? Gpus { get; init; }

    /// <summary>What a change of a replica's cores does.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.InPlace;

    /// <summary>Seconds until cores that change in place are in force, 0 or more.</summary>
    public double ResizeSeconds { get; init; }

    /// <summary>What happens where there is no room for what comes.</summary>
    public UpdateStrategy Strategy { get; init; } = UpdateStrategy.Rolling;

    /// <summary>The cores, or the share of a GPU, at whose speed a replica runs while nobody else is active on its GPU.</summary>
    public double SpeedAmount(Allocation allocation) => allocation.Kind == ResourceKind.GpuShare && Gpus is { } gpus
        ? gpus.SpeedShare(allocation.Amount)
        : allocation.Amount;

    /// <summary>Cores of all nodes.</summary>
    public double TotalCores => Nodes * CoresPerNode;

    /// <summary>GPUs of all nodes.</summary>
    public int TotalGpus => Nodes * (Gpus?.PerNode ?? 0);
}
