using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation.Replicas;

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
            foreach (StageReplicas stage in stages)
            {
                stage.Resize(nowSeconds);
            }

            Place(nowSeconds, readyAtOnce: false);
        }
        while (Retire(nowSeconds) || (state.Pending.Count > 0 && MakeRoom(nowSeconds)));
    }

    public void CopyFrom(SimulationState other)
    {
        state.Pending.Clear();
        foreach (Replica replica in other.Pending)
        {
            state.Pending.Add(stages[replica.Stage][replica.Slot]);
        }
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
        if (state.Pipeline.Cluster.Strategy == UpdateStrategy.Surge)
        {
            return false;
        }

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
            if (!state.Room.TryPlace(replica))
            {
                state.Pending[kept++] = replica;
                continue;
            }

            if (replica.Tenant >= 0)
            {
                state.Work.Settle(replica);
            }

            if (readyAtOnce)
            {
                stages[replica.Stage].BeginReady(replica);
            }
            else
            {
                stages[replica.Stage].StartUp(replica, nowSeconds);
            }
        }

        state.Pending.RemoveRange(kept, state.Pending.Count - kept);
    }
}
