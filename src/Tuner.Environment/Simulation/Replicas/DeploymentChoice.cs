using Tuner.Environment.Dispatching;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>
/// Which deployment of a stage serves next: smooth weighted round robin over those with an idle replica, by replicas x throughput
/// of full batches.
/// </summary>
internal sealed class DeploymentChoice(int groups)
{
    private readonly SmoothWeightedRoundRobin _turns = new();
    private readonly double[] _weights = new double[groups];
    private bool _isOpen;
    private int _chosen;

    public void Clear() => _turns.Clear();

    public void CopyFrom(DeploymentChoice other) => _turns.CopyFrom(other._turns);

    /// <summary>There is an idle replica. The turn is taken by <see cref="Commit"/>.</summary>
    public ReplicaGroup Peek(ReplicaGroups groups, int maxBatch)
    {
        if (groups.InUse.Count == 1)
        {
            _isOpen = false;
            return groups.InUse[0];
        }

        ReplicaGroup? only = null;
        int eligible = 0;
        foreach (ReplicaGroup group in groups.InUse)
        {
            if (group.Idle.Count > 0)
            {
                only = group;
                eligible++;
            }
        }

        _isOpen = eligible > 1;
        if (!_isOpen)
        {
            return only!;
        }

        Array.Clear(_weights);
        foreach (ReplicaGroup group in groups.InUse)
        {
            _weights[group.Index] = group.Idle.Count > 0 ? group.Ready * maxBatch / group.MeanSecondsByBatch[maxBatch] : 0.0;
        }

        _chosen = _turns.Peek(_weights);
        return groups.All[_chosen];
    }

    /// <summary>What was last peeked serves. Where there was no choice, no turn is taken.</summary>
    public void Commit()
    {
        if (_isOpen)
        {
            _turns.Commit(_chosen, _weights);
        }
    }
}
