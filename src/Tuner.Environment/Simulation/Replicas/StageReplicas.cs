using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>The replicas of a stage, from pending to gone, reconciled with the decision in force as a Deployment is.</summary>
internal sealed class StageReplicas
{
    private const int StartFailureDraw = 0, LifeDraw = 1;

    private readonly SimulationState _state;
    private readonly Stage _stage;
    private readonly int _index;
    private readonly FaultModel _faults;
    private readonly ReplicaGroups _groups;
    private readonly ReplicaSlots _replicas;
    private readonly ReplicaResizing _resizing;
    private readonly ReplicaMeter _meter;
    private long _created;

    public StageReplicas(SimulationState state, Stage stage, int index)
    {
        (_state, _stage, _index, _faults) = (state, stage, index, state.Pipeline.Faults);
        _groups = new ReplicaGroups(stage, state.Pipeline.Cluster);
        _replicas = new ReplicaSlots(index);
        _meter = new ReplicaMeter(_groups.InUse);
        _resizing = new ReplicaResizing(state, this, _meter);
    }

    public ReplicaGroups Groups => _groups;

    public Replica this[int slot] => _replicas[slot];

    /// <summary>Replicas that existed at some time, by slot; those of state None are not in use.</summary>
    public List<Replica> All => _replicas.All;

    /// <summary>Replicas that wait for a batch.</summary>
    public int Idle { get; private set; }

    /// <summary>Whether all were stopped for want of requests.</summary>
    public bool IsParked { get; private set; }

    public void Clear()
    {
        _replicas.Clear();
        _groups.Clear();
        _meter.Clear();
        _resizing.Clear();
        IsParked = false;
        _created = 0;
        Idle = 0;
    }

    public void CopyFrom(StageReplicas other)
    {
        _groups.CopyFrom(other._groups);
        _replicas.CopyFrom(other._replicas, _groups.All);
        foreach (Replica replica in _replicas.All)
        {
            if (replica is { State: not ReplicaState.None, Tenant: >= 0 })
            {
                _state.Work.Settle(replica);
            }
        }

        _meter.CopyFrom(other._meter);
        _resizing.CopyFrom(other._resizing);
        (IsParked, _created, Idle) = (other.IsParked, other._created, other.Idle);
    }

    /// <summary>
    /// Takes a decision over: what is pending or starting and no longer wanted is cancelled, what is missing is pending.
    /// Ready ones go in <see cref="Retire"/> and <see cref="MakeRoom"/>.
    /// </summary>
    public void Want(StageDecision decision, double nowSeconds)
    {
        Accrue(nowSeconds);
        if (IsParked)
        {
            _groups.WantNone();
        }
        else
        {
            _groups.Want(decision);
        }

        if (_state.Pipeline.Cluster.Resize == ResizeMode.InPlace)
        {
            _resizing.Match(nowSeconds);
        }

        foreach (ReplicaGroup group in _groups.All)
        {
            while (group.Alive > group.Wanted && group.Pending + group.Starting > 0)
            {
                Cancel(ReplicaOrder.Youngest(_replicas.All, group, group.Pending > 0 ? ReplicaState.Pending : ReplicaState.Starting));
            }
        }

        foreach (VariantDeployment deployment in decision.Deployments)
        {
            ReplicaGroup group = _groups.Of(deployment);
            while (group.Alive < group.Wanted)
            {
                Create(group);
            }
        }

        _groups.FindInUse();
    }

    /// <summary>Stops all replicas of a stage without requests, or wants them again.</summary>
    public void Park(bool parked, StageDecision decision, double nowSeconds)
    {
        IsParked = parked;
        Want(decision, nowSeconds);
    }

    /// <summary>Starts a pending replica whose place was taken.</summary>
    public void StartUp(Replica replica, double nowSeconds)
    {
        Accrue(nowSeconds);
        replica.Group.Pending--;
        Load(replica, nowSeconds);
    }

    /// <summary>A pending replica is there from the beginning.</summary>
    public void BeginReady(Replica replica)
    {
        replica.Group.Pending--;
        MakeReady(replica, 0.0);
    }

    /// <summary>The end of a start-up; false where that replica was cancelled.</summary>
    public bool EndStartUp(Replica replica, long order, double nowSeconds)
    {
        if (replica.State != ReplicaState.Starting || replica.ReadyEvent != order)
        {
            return false;
        }

        Accrue(nowSeconds);
        replica.Group.Starting--;
        if (_faults.StartFailureProbability > 0.0
            && _state.Faults.Uniform(replica.Ordinal, _index, StartFailureDraw) < _faults.StartFailureProbability)
        {
            _meter.StartsFailed++;
            replica.Ordinal = _created++;
            Load(replica, nowSeconds);
            return false;
        }

        MakeReady(replica, nowSeconds);
        return true;
    }

    /// <summary>Other cores of a replica are in force; false where that was called off.</summary>
    public bool EndResize(Replica replica, long order, double nowSeconds) => _resizing.End(replica, order, nowSeconds);

    /// <summary>Begins the changes of cores for which there is room now.</summary>
    public void Resize(double nowSeconds) => _resizing.Begin(nowSeconds);

    /// <summary>Takes an idle replica for a batch.</summary>
    public Replica Occupy(ReplicaGroup group)
    {
        Replica replica = _replicas[group.Idle.First];
        group.Idle.Remove(replica.Slot);
        Idle--;
        return replica;
    }

    /// <summary>A replica has no batch any more. True where it was draining and is gone.</summary>
    public bool Release(Replica replica, double nowSeconds)
    {
        if (replica.State == ReplicaState.Draining)
        {
            Accrue(nowSeconds);
            replica.Group.Draining--;
            Remove(replica);
            return true;
        }

        Rest(replica, nowSeconds);
        return false;
    }

    /// <summary>
    /// A replica without a batch any more is dead. Where it is wanted, it starts anew where it was; with its node lost, or on its way to
    /// other cores, it waits for room.
    /// </summary>
    public void Die(Replica replica, bool nodeLost, double nowSeconds)
    {
        Accrue(nowSeconds);
        _meter.Crashed++;
        ReplicaGroup group = replica.Group;
        switch (replica.State)
        {
            case ReplicaState.Draining:
                group.Draining--;
                Remove(replica);
                return;
            case ReplicaState.Starting:
                group.Starting--;
                break;
            default:
                group.Ready--;
                break;
        }

        bool moves = nodeLost || replica.Target != group;
        if (replica.Target != group)
        {
            _resizing.Adopt(replica);
        }

        if (replica.Group.Alive >= replica.Group.Wanted)
        {
            Remove(replica);
            return;
        }

        replica.Ordinal = _created++;
        replica.CrashEvent = 0;
        if (moves)
        {
            _state.Room.Vacate(replica);
            Wait(replica);
        }
        else
        {
            Load(replica, nowSeconds);
        }
    }

    /// <summary>An idle replica is not there to serve.</summary>
    public void Unrest(Replica replica)
    {
        replica.Group.Idle.Remove(replica.Slot);
        Idle--;
    }

    /// <summary>A ready replica is there to serve.</summary>
    public void Rest(Replica replica, double nowSeconds)
    {
        replica.Group.Idle.Add(replica.Slot, replica.Ordinal, nowSeconds);
        Idle++;
    }

    /// <summary>Drains all that goes once all that comes is ready. True where room was given back.</summary>
    public bool Retire(double nowSeconds)
    {
        (int pending, int starting, _, _, int excess) = _groups.Totals();
        bool freed = false;
        for (; excess > 0 && pending + starting + _resizing.UnderWay == 0; excess--)
        {
            Accrue(nowSeconds);
            freed |= Drain(ReplicaOrder.NextToDrain(_replicas.All));
        }

        return freed;
    }

    /// <summary>
    /// Where the cluster has no room for what comes: drains one old replica for each that waits, down to the last one that serves,
    /// and stops at the first that gives its room back at once. True where one did.
    /// </summary>
    public bool MakeRoom(double nowSeconds)
    {
        (int pending, _, int ready, int draining, int excess) = _groups.Totals();
        for (; excess > 0 && pending > draining && ready > 1; excess--, ready--, draining++)
        {
            Accrue(nowSeconds);
            if (Drain(ReplicaOrder.NextToDrain(_replicas.All)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the interval's means and the counts at its end.</summary>
    public void Report(StageReport report, double nowSeconds, double intervalSeconds)
    {
        (report.ReplicasPending, report.ReplicasStarting, report.ReplicasReady, report.ReplicasDraining, _) = _groups.Totals();
        _meter.Report(report, nowSeconds, intervalSeconds);
    }

    /// <summary>To be called before anything changes that is paid for.</summary>
    public void Accrue(double nowSeconds) => _meter.Accrue(nowSeconds);

    private void Create(ReplicaGroup group)
    {
        Replica replica = _replicas.Take();
        replica.Group = replica.Target = group;
        replica.Ordinal = _created++;
        replica.Tenant = -1;
        replica.EndEvent = replica.ReadyEvent = replica.CrashEvent = replica.ResizeEvent = 0;
        replica.EnsureBatch(_stage.BatchSizes[^1]);
        Wait(replica);
    }

    private void Wait(Replica replica)
    {
        replica.State = ReplicaState.Pending;
        replica.Group.Pending++;
        _state.Pending.Add(replica);
    }

    private void Load(Replica replica, double nowSeconds)
    {
        replica.Group.Starting++;
        _meter.Started++;
        replica.State = ReplicaState.Starting;
        replica.SinceSeconds = nowSeconds;
        double seconds = replica.Group.Model.StartUp.Sample(_state.StartUps, replica.Ordinal, _index);
        replica.ReadyEvent = _state.Events.Push(nowSeconds + seconds, EventKind.ReplicaReady, _index, replica.Slot);
    }

    private void Cancel(Replica replica)
    {
        if (replica.State == ReplicaState.Pending)
        {
            replica.Group.Pending--;
            _state.Pending.Remove(replica);
            _replicas.Give(replica);
        }
        else
        {
            replica.Group.Starting--;
            Remove(replica);
        }
    }

    private void MakeReady(Replica replica, double nowSeconds)
    {
        replica.State = ReplicaState.Ready;
        replica.Group.Ready++;
        Rest(replica, nowSeconds);
        if (double.IsFinite(_faults.ReplicaMeanLifeSeconds))
        {
            double life = -_faults.ReplicaMeanLifeSeconds * Math.Log(_state.Faults.Uniform(replica.Ordinal, _index, LifeDraw));
            replica.CrashEvent = _state.Events.Push(nowSeconds + life, EventKind.ReplicaCrash, _index, replica.Slot);
        }
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

        Unrest(replica);
        Remove(replica);
        return true;
    }

    private void Remove(Replica replica)
    {
        _state.Room.Vacate(replica);
        replica.CrashEvent = 0;
        _replicas.Give(replica);
    }
}
