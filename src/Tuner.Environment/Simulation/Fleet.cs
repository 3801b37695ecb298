using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>The replicas of all stages on the cluster they share.</summary>
internal sealed class Fleet(SimulationState state, StageReplicas[] stages)
{
    /// <summary>Time 0: what the cluster holds is ready at once.</summary>
    public void Begin(Decision decision)
    {
        Want(decision, 0.0);
        Place(0.0, readyAtOnce: true);
    }

    /// <summary>Puts a decision in force.</summary>
    public void Apply(Decision decision, double nowSeconds)
    {
        Want(decision, nowSeconds);
        Settle(nowSeconds);
    }

    /// <summary>
    /// Gives room to what is pending, oldest first, and lets go what can go, until neither changes anything. A stage gives up old
    /// replicas before their successors are ready only when no stage has room to give that it does not need.
    /// </summary>
    public void Settle(double nowSeconds)
    {
        do
        {
            Place(nowSeconds, readyAtOnce: false);
        }
        while (Retire(nowSeconds) || (state.Pending.Count > 0 && MakeRoom(nowSeconds)));
    }

    private bool Retire(double nowSeconds)
    {
        bool freed = false;
        foreach (StageReplicas stage in stages)
        {
            freed |= stage.Retire(nowSeconds);
        }

        return freed;
    }

    private bool MakeRoom(double nowSeconds)
    {
        foreach (StageReplicas stage in stages)
        {
            if (stage.MakeRoom(nowSeconds))
            {
                return true;
            }
        }

        return false;
    }

    private void Want(Decision decision, double nowSeconds)
    {
        for (int i = 0; i < stages.Length; i++)
        {
            stages[i].Want(decision.Stages[i], nowSeconds);
        }
    }

    private void Place(double nowSeconds, bool readyAtOnce)
    {
        int kept = 0;
        for (int i = 0; i < state.Pending.Count; i++)
        {
            Replica replica = state.Pending[i];
            int node = state.Nodes.Take(replica.Group.Allocation.Cores);
            if (node < 0)
            {
                state.Pending[kept++] = replica;
            }
            else if (readyAtOnce)
            {
                StageReplicas.BeginReady(replica, node);
            }
            else
            {
                stages[replica.Stage].StartUp(replica, node, nowSeconds);
            }
        }

        state.Pending.RemoveRange(kept, state.Pending.Count - kept);
    }
}
