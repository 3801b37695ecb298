using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>
/// Room on the machines: cores and memory of the nodes, best fit, and their GPUs. Counted in whole millionths, so that no rounding
/// adds up.
/// </summary>
internal sealed class ClusterRoom
{
    private readonly long _cores, _memory;
    private readonly long[] _freeCores, _freeMemory;
    private readonly bool[] _lost;

    public ClusterRoom(ClusterCapacity cluster)
    {
        _cores = Millionths.Of(cluster.CoresPerNode);
        _memory = Millionths.Of(cluster.MemoryGiBPerNode);
        _freeCores = new long[cluster.Nodes];
        _freeMemory = new long[cluster.Nodes];
        _lost = new bool[cluster.Nodes];
        Gpus = cluster.Gpus is null ? null : new GpuDevices(cluster);
        Clear();
    }

    /// <summary>Null where the cluster has none.</summary>
    public GpuDevices? Gpus { get; }

    public void Clear()
    {
        Array.Fill(_freeCores, _cores);
        Array.Fill(_freeMemory, _memory);
        Array.Clear(_lost);
        Gpus?.Clear();
    }

    public void CopyFrom(ClusterRoom other)
    {
        other._freeCores.CopyTo(_freeCores.AsSpan());
        other._freeMemory.CopyTo(_freeMemory.AsSpan());
        other._lost.CopyTo(_lost.AsSpan());
        Gpus?.CopyFrom(other.Gpus!);
    }

    /// <summary>Gives a replica the fullest node, or GPU, that has room for it. False where none has.</summary>
    public bool TryPlace(Replica replica)
    {
        Variant model = replica.Group.Model;
        Allocation allocation = replica.Group.Allocation;
        if (allocation.Kind == ResourceKind.GpuShare)
        {
            replica.Tenant = Gpus!.Place(model, allocation.GpuShare);
            if (replica.Tenant < 0)
            {
                return false;
            }

            replica.Node = Gpus.NodeOf(replica.Tenant);
            replica.HeldCores = 0.0;
            return true;
        }

        long cores = Millionths.Of(allocation.Cores), memory = Millionths.Of(model.MemoryGiB);
        int best = -1;
        for (int node = 0; node < _freeCores.Length; node++)
        {
            if (!_lost[node] && _freeCores[node] >= cores && _freeMemory[node] >= memory && (best < 0 || _freeCores[node] < _freeCores[best]))
            {
                best = node;
            }
        }

        if (best < 0)
        {
            return false;
        }

        _freeCores[best] -= cores;
        _freeMemory[best] -= memory;
        replica.Node = best;
        replica.Tenant = -1;
        replica.HeldCores = allocation.Cores;
        return true;
    }

    /// <summary>A replica gives its room back.</summary>
    public void Vacate(Replica replica)
    {
        if (replica.Tenant >= 0)
        {
            Gpus!.Remove(replica.Tenant);
            replica.Tenant = -1;
            return;
        }

        _freeCores[replica.Node] += Millionths.Of(replica.HeldCores);
        _freeMemory[replica.Node] += Millionths.Of(replica.Group.Model.MemoryGiB);
    }

    /// <summary>Keeps another number of cores for a replica where it is. False where its node has no room for them.</summary>
    public bool TryHold(Replica replica, double cores)
    {
        long more = Millionths.Of(cores) - Millionths.Of(replica.HeldCores);
        if (_freeCores[replica.Node] < more)
        {
            return false;
        }

        _freeCores[replica.Node] -= more;
        replica.HeldCores = cores;
        return true;
    }

    /// <summary>Nothing is placed on the node until it is back.</summary>
    public void Lose(int node)
    {
        _lost[node] = true;
        Gpus?.Lose(node);
    }

    public void Restore(int node)
    {
        _lost[node] = false;
        Gpus?.Restore(node);
    }
}
