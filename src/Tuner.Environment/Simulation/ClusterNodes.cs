using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation;

/// <summary>Room on the nodes of a cluster, best fit. Counted in whole millionths of a core, so that no rounding adds up.</summary>
internal sealed class ClusterNodes
{
    private readonly long _capacity;
    private readonly long[] _free;

    public ClusterNodes(ClusterCapacity cluster)
    {
        _capacity = double.IsInfinity(cluster.CoresPerNode) ? long.MaxValue : Millionths(cluster.CoresPerNode);
        _free = new long[cluster.Nodes];
        Clear();
    }

    public void Clear() => Array.Fill(_free, _capacity);

    /// <summary>The fullest node with room, which is then taken; -1 where none has.</summary>
    public int Take(double cores)
    {
        long needed = Millionths(cores);
        int best = -1;
        for (int node = 0; node < _free.Length; node++)
        {
            if (_free[node] >= needed && (best < 0 || _free[node] < _free[best]))
            {
                best = node;
            }
        }

        if (best >= 0)
        {
            _free[best] -= needed;
        }

        return best;
    }

    public void Return(int node, double cores) => _free[node] += Millionths(cores);

    private static long Millionths(double cores) => (long)Math.Round(cores * 1e6);
}
