namespace Tuner.Environment.Pipelines;

/// <summary>The GPUs of every machine, all alike, and how replicas share them.</summary>
/// <param name="PerNode">GPUs of each machine, 1 or more.</param>
/// <param name="MemoryGiB">Memory of one GPU, above 0; infinite where it does not matter.</param>
public sealed record GpuCapacity(int PerNode, double MemoryGiB)
{
    private const long MpsStep = Millionths.PerUnit / 100;

    /// <summary>How replicas share one.</summary>
    public GpuSharing Sharing { get; init; } = GpuSharing.Mps;

    /// <summary>Most that the shares on one GPU may sum to, 1 or more; above 1 it is overcommitted. MIG has no overcommitment: 1.</summary>
    public double ShareLimit { get; init; } = 1.0;

    /// <summary>What its memory means for the replicas on it.</summary>
    public GpuMemoryRule Memory { get; init; } = GpuMemoryRule.Hard;

    /// <summary>Where memory swaps: most that the memories on one GPU may sum to, as a multiple of its memory, 1 or more.</summary>
    public double MemoryLimit { get; init; } = 2.0;

    /// <summary>What the memories of the replicas on one GPU may sum to; infinite where memory is not looked at.</summary>
    public double MemoryForReplicasGiB => Memory switch
    {
        GpuMemoryRule.Hard => MemoryGiB,
        GpuMemoryRule.Swap => MemoryGiB * MemoryLimit,
        _ => double.PositiveInfinity,
    };

    /// <summary>GiB/s at which memory comes back over PCIe (10: iGniter, TPDS 2023, measured on a V100).</summary>
    public double PcieGiBPerSecond { get; init; } = 10.0;

    /// <summary>
    /// Slowdown by each active neighbour under MPS: this much, and <see cref="InterferencePerDram"/> for each percent of DRAM
    /// utilisation of the neighbour (fit to the 1,500 co-located slowdowns of iGniter's data; two tenants, V100).
    /// </summary>
    public double InterferenceBase { get; init; } = 0.07;

    /// <summary>Slowdown per percent of DRAM utilisation of an active neighbour.</summary>
    public double InterferencePerDram { get; init; } = 0.0013;

    /// <summary>
    /// The share that a decided one becomes, and that is paid for: under MPS up to the next 1 %, under MIG the compute of the smallest
    /// profile with at least that much, with time slices the share itself; to the millionth.
    /// </summary>
    public double Granted(double share) => Sharing switch
    {
        GpuSharing.Mig => MigProfile.Smallest(share).ComputeSlices / (double)MigProfile.ComputeSlicesPerDevice,
        GpuSharing.Mps => Millionths.ToDouble(Math.Max(1, (Millionths.Of(share) + MpsStep - 1) / MpsStep) * MpsStep),
        _ => Millionths.ToDouble(Math.Max(1, Millionths.Of(share))),
    };

    /// <summary>Memory that a replica of a decided share can use at once: that of its own slices under MIG, otherwise the GPU's.</summary>
    public double OwnMemoryGiB(double share) => Sharing == GpuSharing.Mig
        ? MemoryGiB * MigProfile.Smallest(share).MemorySlices / MigProfile.MemorySlicesPerDevice
        : MemoryGiB;

    /// <summary>The share at whose speed a replica runs while nobody else is active on its GPU: with time slices, all of it.</summary>
    public double SpeedShare(double share) => Sharing == GpuSharing.TimeSlices ? 1.0 : Granted(share);
}
