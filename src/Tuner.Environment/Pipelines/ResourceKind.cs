namespace Tuner.Environment.Pipelines;

/// <summary>What a replica is given a part of.</summary>
public enum ResourceKind
{
    /// <summary>CPU cores, any positive number.</summary>
    Cores,

    /// <summary>A share of one GPU, in (0, 1].</summary>
    GpuShare,
}
