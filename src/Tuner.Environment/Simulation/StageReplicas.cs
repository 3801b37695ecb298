using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>The replicas of a stage, from pending to gone, reconciled with the decision in force as a Deployment is.</summary>
internal sealed class StageReplicas(SimulationState state, Stage stage, int index)
{
    private readonly List<Replica> _replicas = [];
    private readonly Stack<int> _unused = new();
    private long _created;
    private double _accruedSeconds, _readySeconds, _coreSeconds;
    private int _started;

    /// <summary>
    /// By variant, at its base allocation, which is the only one a decision may ask for. The order is that of the file, so that
    /// nothing depends on what was deployed before.
    /// </summary>
    public ReplicaGroup[] Groups { get; } =
        [.. stage.Variants.Select((v, i) => new ReplicaGroup(stage, i, v.BaseAllocation))];

    public Replica this[int slot] => _replicas[slot];

    /// <summary>Replicas that existed at some time, by slot; those of state None are not in use.</summary>
    public List<Replica> All => _replicas;

    public void Clear()
    {
        _unused.Clear();
        for (int slot = _replicas.Count - 1; slot >= 0; slot--)
        {
            _replicas[slot].State = ReplicaState.None;
            _replicas[slot].BatchSize = 0;
            _unused.Push(slot);
        }

        foreach (ReplicaGroup group in Groups)
        {
            group.Clear();
        }

        _created = 0;
        _started = 0;
        _accruedSeconds = _readySeconds = _coreSeconds = 0.0;
    }

    /// <summary>
    /// Takes a decision over: what is pending or starting and no longer wanted is cancelled, what is missing is pending.
    /// Ready ones go in <see cref="Retire"/> and <see cref="MakeRoom"/>.
    /// </summary>
    public void Want(StageDecision decision, double nowSeconds)
    {
        Accrue(nowSeconds);
        foreach (ReplicaGroup group in Groups)
        {
            group.Wanted = 0;
        }

        foreach (VariantDeployment deployment in decision.Deployments)
        {
            Groups[deployment.Variant].Wanted = deployment.Replicas;
        }

        foreach (ReplicaGroup group in Groups)
        {
            while (group.Alive > group.Wanted && group.Pending + group.Starting > 0)
            {
                Cancel(ReplicaOrder.Youngest(_replicas, group, group.Pending > 0 ? ReplicaState.Pending : ReplicaState.Starting));
            }
        }

        foreach (VariantDeployment deployment in decision.Deployments)
        {
            ReplicaGroup group = Groups[deployment.Variant];
            while (group.Alive < group.Wanted)
            {
                Create(group);
            }
        }
    }

    /// <summary>Starts a pending replica on a node that was taken for it.</summary>
    public void StartUp(Replica replica, int node, double nowSeconds)
    {
        Accrue(nowSeconds);
        ReplicaGroup group = replica.Group;
        group.Pending--;
        group.Starting++;
        _started++;
        replica.Node = node;
        replica.State = ReplicaState.Starting;
        replica.SinceSeconds = nowSeconds;
        double seconds = group.Model.StartUp.Sample(state.StartUps, replica.Ordinal, index);
        replica.ReadyEvent = state.Events.Push(nowSeconds + seconds, EventKind.ReplicaReady, index, replica.Slot);
    }

    /// <summary>A pending replica is there from the beginning.</summary>
    public static void BeginReady(Replica replica, int node)
    {
        replica.Node = node;
        replica.Group.Pending--;
        MakeReady(replica, 0.0);
    }

    /// <summary>The end of a start-up; false where that replica was cancelled.</summary>
    public bool EndStartUp(int slot, long readyEvent, double nowSeconds)
    {
        Replica replica = _replicas[slot];
        if (replica.State != ReplicaState.Starting || replica.ReadyEvent != readyEvent)
        {
            return false;
        }

        Accrue(nowSeconds);
        replica.Group.Starting--;
        MakeReady(replica, nowSeconds);
        return true;
    }

    /// <summary>A draining replica has finished its last batch.</summary>
    public void EndDraining(Replica replica, double nowSeconds)
    {
        Accrue(nowSeconds);
        replica.Group.Draining--;
        Remove(replica);
    }

    /// <summary>Drains all that goes once all that comes is ready. True where room was given back.</summary>
    public bool Retire(double nowSeconds)
    {
        (int pending, int starting, _, _, int excess) = Totals();
        bool freed = false;
        for (; excess > 0 && pending + starting == 0; excess--)
        {
            Accrue(nowSeconds);
            freed |= Drain(ReplicaOrder.NextToDrain(_replicas));
        }

        return freed;
    }

    /// <summary>
    /// Where the cluster has no room for what comes: drains one old replica for each that waits, down to the last one that serves,
    /// and stops at the first that gives its room back at once. True where one did.
    /// </summary>
    public bool MakeRoom(double nowSeconds)
    {
        (int pending, _, int ready, int draining, int excess) = Totals();
        for (; excess > 0 && pending > draining && ready > 1; excess--, ready--, draining++)
        {
            Accrue(nowSeconds);
            if (Drain(ReplicaOrder.NextToDrain(_replicas)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the interval's means and the counts at its end.</summary>
    public void Report(StageReport report, double nowSeconds, double intervalSeconds)
    {
        Accrue(nowSeconds);
        (report.ReplicasPending, report.ReplicasStarting, report.ReplicasReady, report.ReplicasDraining, _) = Totals();
        report.ReplicasStarted = _started;
        report.ReadySeconds = _readySeconds;
        report.PaidCores = _coreSeconds / intervalSeconds;
        _started = 0;
        _readySeconds = _coreSeconds = 0.0;
    }

    private (int Pending, int Starting, int Ready, int Draining, int Excess) Totals()
    {
        (int pending, int starting, int ready, int draining, int excess) = (0, 0, 0, 0, 0);
        foreach (ReplicaGroup group in Groups)
        {
            pending += group.Pending;
            starting += group.Starting;
            ready += group.Ready;
            draining += group.Draining;
            excess += group.Excess;
        }

        return (pending, starting, ready, draining, excess);
    }

    private void Create(ReplicaGroup group)
    {
        if (!_unused.TryPop(out int slot))
        {
            slot = _replicas.Count;
            _replicas.Add(new Replica(index, slot));
        }

        Replica replica = _replicas[slot];
        replica.Group = group;
        replica.Ordinal = _created++;
        replica.State = ReplicaState.Pending;
        replica.EnsureBatch(stage.BatchSizes[^1]);
        group.Pending++;
        state.Pending.Add(replica);
    }

    private void Cancel(Replica replica)
    {
        if (replica.State == ReplicaState.Pending)
        {
            replica.Group.Pending--;
            state.Pending.Remove(replica);
            replica.State = ReplicaState.None;
            _unused.Push(replica.Slot);
        }
        else
        {
            replica.Group.Starting--;
            Remove(replica);
        }
    }

    private static void MakeReady(Replica replica, double nowSeconds)
    {
        replica.State = ReplicaState.Ready;
        replica.Group.Ready++;
        replica.Group.Idle.Add(replica.Slot, replica.Ordinal, nowSeconds);
    }

    private bool Drain(Replica replica)
    {
        replica.Group.Ready--;
        if (replica.IsBusy)
        {
            replica.Group.Draining++;
            replica.State = ReplicaState.Draining;
            return false;
        }

        replica.Group.Idle.Remove(replica.Slot);
        Remove(replica);
        return true;
    }

    private void Remove(Replica replica)
    {
        state.Nodes.Return(replica.Node, replica.Group.Allocation.Cores);
        replica.State = ReplicaState.None;
        _unused.Push(replica.Slot);
    }

    private void Accrue(double nowSeconds)
    {
        double seconds = nowSeconds - _accruedSeconds;
        _accruedSeconds = nowSeconds;
        foreach (ReplicaGroup group in Groups)
        {
            _readySeconds += seconds * (group.Ready + group.Draining);
            _coreSeconds += seconds * group.Paid * group.Allocation.Cores;
        }
    }
}
