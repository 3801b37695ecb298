namespace Tuner.Environment.Pipelines;

/// <summary>
/// Whether replicas fit the machines: each on one node, or on one GPU, the largest first, each where the least room is left (best fit, as
/// replicas are placed). What fits in this order may not fit in every other. MIG's table of profiles is not in it.
/// </summary>
public static class ClusterPacking
{
    private const double Tolerance = 1e-9;

    /// <summary>Replicas of one size that the machines hold, alone; <see cref="int.MaxValue"/> without a limit.</summary>
    public static int Most(ClusterCapacity cluster, Allocation allocation, double memoryGiB)
    {
        (int bins, double amount, double memory) = Bins(cluster, allocation.Kind);
        double perBin = Math.Floor(Math.Min(amount / Taken(cluster, allocation), memoryGiB > 0.0 ? memory / memoryGiB : double.PositiveInfinity) + Tolerance);
        return (int)Math.Min(int.MaxValue, bins == 0 ? 0.0 : bins * perBin);
    }

    /// <summary>Whether all of them fit together.</summary>
    public static bool Fits(ClusterCapacity cluster, ReadOnlySpan<ReplicaSize> replicas) =>
        Fits(cluster, ResourceKind.Cores, replicas) && Fits(cluster, ResourceKind.GpuShare, replicas);

    private static bool Fits(ClusterCapacity cluster, ResourceKind kind, ReadOnlySpan<ReplicaSize> replicas)
    {
        (int bins, double amount, double memory) = Bins(cluster, kind);
        List<ReplicaSize> sizes = [];
        foreach (ReplicaSize size in replicas)
        {
            if (size.Allocation.Kind == kind)
            {
                sizes.Add(size);
            }
        }

        if (sizes.Count == 0 || (double.IsPositiveInfinity(amount) && double.IsPositiveInfinity(memory)))
        {
            return sizes.Count == 0 || bins > 0;
        }

        double[] free = new double[bins], freeMemory = new double[bins];
        Array.Fill(free, amount);
        Array.Fill(freeMemory, memory);
        foreach (ReplicaSize size in sizes.OrderByDescending(s => s.Allocation.Amount).ThenByDescending(s => s.MemoryGiB))
        {
            double taken = Taken(cluster, size.Allocation);
            for (int n = 0; n < size.Replicas; n++)
            {
                int best = -1;
                for (int i = 0; i < bins; i++)
                {
                    bool fits = free[i] >= taken - Tolerance && freeMemory[i] >= size.MemoryGiB - Tolerance;
                    best = fits && (best < 0 || free[i] < free[best]) ? i : best;
                }

                if (best < 0)
                {
                    return false;
                }

                free[best] -= taken;
                freeMemory[best] -= size.MemoryGiB;
            }
        }

        return true;
    }

    // MPS gives shares in steps of 1 %, never less than was decided.
    private static double Taken(ClusterCapacity cluster, Allocation allocation) =>
        allocation.Kind == ResourceKind.GpuShare && cluster.Gpus is { Sharing: GpuSharing.Mps }
            ? Math.Ceiling((allocation.Amount * 100.0) - Tolerance) / 100.0
            : allocation.Amount;

    private static (int Count, double Amount, double MemoryGiB) Bins(ClusterCapacity cluster, ResourceKind kind) =>
        kind == ResourceKind.Cores ? (cluster.Nodes, cluster.CoresPerNode, cluster.MemoryGiBPerNode)
        : (cluster.TotalGpus, cluster.Gpus?.ShareLimit ?? 0.0, cluster.Gpus?.MemoryForReplicasGiB ?? 0.0);
}
