namespace Tuner.Environment.Simulation.Replicas;

/// <summary>
/// Changes of cores in place (vertical scaling): a replica that one allocation of a variant has too many of goes over to another that
/// has too few. It holds the larger of both from the moment its node has room until the change is in force.
/// </summary>
internal sealed class ReplicaResizing(SimulationState state, StageReplicas replicas, ReplicaMeter meter)
{
    private int _moving;

    /// <summary>Changes that have room and only need their time.</summary>
    public int UnderWay { get; private set; }

    public void Clear() => _moving = UnderWay = 0;

    public void CopyFrom(ReplicaResizing other) => (_moving, UnderWay) = (other._moving, other.UnderWay);

    /// <summary>Pairs what is too much with what is missing; changes under way that are still wanted go on.</summary>
    public void Match(double nowSeconds)
    {
        if (_moving > 0)
        {
            CallOff();
        }

        foreach (ReplicaGroup to in replicas.Groups.All)
        {
            while (to.Alive < to.Wanted && to.Allocation.Cores > 0.0 && FindFor(to) is { } replica)
            {
                Move(replica, to);
            }
        }

        Begin(nowSeconds);
    }

    /// <summary>Begins the changes for which there is room, the oldest replica first.</summary>
    public void Begin(double nowSeconds)
    {
        for (long after = -1; _moving > 0 && NextWaiting(after) is { } replica; after = replica.Ordinal)
        {
            double cores = Math.Max(replica.HeldCores, replica.Target.Allocation.Cores);
            replicas.Accrue(nowSeconds);
            if (!state.Room.TryHold(replica, cores))
            {
                continue;
            }

            double seconds = state.Pipeline.Cluster.ResizeSeconds;
            replica.ResizeEvent = state.Events.Push(nowSeconds + seconds, EventKind.ReplicaResized, replica.Stage, replica.Slot);
            Count();
        }
    }

    /// <summary>A change is in force; false where it was called off.</summary>
    public bool End(Replica replica, long order, double nowSeconds)
    {
        if (replica.ResizeEvent != order || replica.State != ReplicaState.Ready)
        {
            return false;
        }

        replicas.Accrue(nowSeconds);
        ReplicaGroup from = replica.Group;
        if (!replica.IsBusy)
        {
            replicas.Unrest(replica);
        }

        from.Ready--;
        replica.Target.Ready++;
        Adopt(replica);
        state.Room.TryHold(replica, replica.Group.Allocation.Cores);
        Count();
        if (replica.IsBusy)
        {
            state.Work.Rescale(replica, nowSeconds);
        }
        else
        {
            replicas.Rest(replica, nowSeconds);
        }

        return true;
    }

    /// <summary>A replica belongs to where it was going from now on.</summary>
    public void Adopt(Replica replica)
    {
        replica.Group.Leaving--;
        replica.Target.Coming--;
        replica.Group = replica.Target;
        replica.ResizeEvent = 0;
        _moving--;
        Count();
    }

    private void CallOff()
    {
        foreach (Replica replica in replicas.All)
        {
            if (replica.State == ReplicaState.Ready && replica.Target != replica.Group && replica.Target.Alive > replica.Target.Wanted)
            {
                replica.Group.Leaving--;
                replica.Target.Coming--;
                replica.Target = replica.Group;
                replica.ResizeEvent = 0;
                _moving--;
                state.Room.TryHold(replica, replica.Group.Allocation.Cores);
            }
        }

        Count();
    }

    private void Move(Replica replica, ReplicaGroup to)
    {
        if (replica.State == ReplicaState.Pending)
        {
            replica.Group.Pending--;
            to.Pending++;
            replica.Group = replica.Target = to;
            return;
        }

        replica.Group.Leaving++;
        to.Coming++;
        replica.Target = to;
        _moving++;
    }

    /// <summary>Of another allocation of the same variant that has too many: pending ones first, then idle ones, then the youngest.</summary>
    private Replica? FindFor(ReplicaGroup to)
    {
        Replica? found = null;
        foreach (Replica replica in replicas.All)
        {
            if (replica.State is ReplicaState.Pending or ReplicaState.Ready
                && replica.Group != to && replica.Target == replica.Group && replica.Group.Variant == to.Variant
                && replica.Group.Alive > replica.Group.Wanted && (found is null || GoesBefore(replica, found)))
            {
                found = replica;
            }
        }

        return found;
    }

    private static bool GoesBefore(Replica a, Replica b)
    {
        if (a.State != b.State)
        {
            return a.State == ReplicaState.Pending;
        }

        return a.IsBusy == b.IsBusy ? a.Ordinal > b.Ordinal : b.IsBusy;
    }

    private Replica? NextWaiting(long after)
    {
        Replica? next = null;
        foreach (Replica replica in replicas.All)
        {
            if (replica.State == ReplicaState.Ready && replica.Target != replica.Group && !replica.IsResizing
                && replica.Ordinal > after && (next is null || replica.Ordinal < next.Ordinal))
            {
                next = replica;
            }
        }

        return next;
    }

    private void Count()
    {
        meter.ExtraCores = 0.0;
        UnderWay = 0;
        foreach (Replica replica in replicas.All)
        {
            if (replica.State is not (ReplicaState.None or ReplicaState.Pending) && replica.IsResizing)
            {
                meter.ExtraCores += replica.HeldCores - replica.Group.Allocation.Cores;
                UnderWay++;
            }
        }
    }
}
