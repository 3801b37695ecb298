namespace Tuner.Environment.Simulation.Replicas;

/// <summary>Which replica goes first.</summary>
internal static class ReplicaOrder
{
    /// <summary>Among the ready of groups with more than wanted, of which there is one: idle before busy, then the youngest.</summary>
    public static Replica NextToDrain(List<Replica> replicas)
    {
        Replica? next = null;
        foreach (Replica replica in replicas)
        {
            if (replica.State == ReplicaState.Ready && replica.Target == replica.Group && replica.Group.Excess > 0 && (next is null || GoesBefore(replica, next)))
            {
                next = replica;
            }
        }

        return next!;
    }

    /// <summary>The youngest replica of a group in a state that one of them is in.</summary>
    public static Replica Youngest(List<Replica> replicas, ReplicaGroup group, ReplicaState state)
    {
        Replica? youngest = null;
        foreach (Replica replica in replicas)
        {
            if (replica.Group == group && replica.State == state && (youngest is null || replica.Ordinal > youngest.Ordinal))
            {
                youngest = replica;
            }
        }

        return youngest!;
    }

    private static bool GoesBefore(Replica a, Replica b) => a.IsBusy == b.IsBusy ? a.Ordinal > b.Ordinal : b.IsBusy;
}
