using Tuner.Environment.Dispatching;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Replicas;
using Tuner.Environment.Simulation.Requests;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>A stage: its queue, the batches it starts and ends, and what it gives up.</summary>
internal sealed class SimulatedStage
{
    private readonly SimulationState _state;
    private readonly ServiceLevelObjective _slo;
    private readonly int _index;
    private readonly StageReport _report;
    private readonly bool _dropsHopeless, _entersOneByOne;
    private readonly int _queueLimit;
    private readonly ItemQueue _queue;
    private readonly DeploymentChoice _choice;
    private readonly List<Item> _givenUp = [];
    private readonly StageMeter _meter = new();
    private readonly IdleWatch _idle;
    private readonly BatchTimer _timer;
    private StageDecision? _decision;
    private BatchRule _rule;

    public SimulatedStage(SimulationState state, Stage stage, int index, StageReport report)
    {
        (_state, _slo, _index, _report) = (state, state.Pipeline.Slo, index, report);
        _dropsHopeless = _slo.Drops == DropPolicy.Deadline;
        LimitsAge = _slo.Drops == DropPolicy.Limit;
        _queueLimit = stage.QueueLimit ?? int.MaxValue;
        _queue = new ItemQueue(state.Requests, stage.Order, deadlinesAscend: _slo.Network is null);
        _entersOneByOne = LimitsAge || stage.QueueLimit is not null;
        Replicas = new StageReplicas(state, stage, index);
        _timer = new BatchTimer(state.Events, index);
        _idle = new IdleWatch(state.Events, stage.IdleSeconds, index);
        Exit = new StageExit(this, state.Ledger, report, index, state.Pipeline.Faults.CrashedBatch);
        _choice = new DeploymentChoice(Replicas.Groups.All.Length);
    }

    public StageReplicas Replicas { get; }

    /// <summary>Where what was served goes.</summary>
    public StageExit Exit { get; }

    /// <summary>The way of items through a graph; null in a chain.</summary>
    public ItemRouter? Router { get; init; }

    /// <summary>Something has changed that may let a batch start.</summary>
    public bool IsTouched { get; set; }

    /// <summary>A request came while all replicas were stopped: they are wanted again.</summary>
    public bool IsWoken => _idle.IsWoken;

    /// <summary>Whether items can be given up for their age.</summary>
    public bool LimitsAge { get; }

    /// <summary>Items here, waiting or in a batch.</summary>
    public int Inside { get; private set; }

    /// <summary>Items in the queue.</summary>
    public int Waiting => _queue.Count;

    public int MaxBatch => _rule.MaxBatch;

    /// <summary>Mean batch-1 times of the stages after this one under the decision in force.</summary>
    public double SecondsAhead { get; set; }

    public void Clear()
    {
        Replicas.Clear();
        _queue.Clear();
        _choice.Clear();
        _decision = null;
        _timer.Clear();
        _meter.Clear();
        _idle.Clear();
        Inside = 0;
        IsTouched = false;
    }

    public void CopyFrom(SimulatedStage other)
    {
        Replicas.CopyFrom(other.Replicas);
        _queue.CopyFrom(other._queue);
        _choice.CopyFrom(other._choice);
        _meter.CopyFrom(other._meter);
        _idle.CopyFrom(other._idle);
        _timer.CopyFrom(other._timer);
        (_decision, _rule) = (other._decision, other._rule);
        (Inside, SecondsAhead, IsTouched) = (other.Inside, other.SecondsAhead, other.IsTouched);
    }

    /// <summary>What the decision in force asks for.</summary>
    public StageDecision Decided => _decision!;

    /// <summary>Mean time of a batch under the decision in force.</summary>
    public double DecidedMeanSeconds(int batch) => Replicas.Groups.MeanSeconds(_decision!, batch);

    /// <summary>Takes the queue's part of a decision over, at once.</summary>
    public void Adopt(StageDecision decision, double nowSeconds)
    {
        bool first = _decision is null;
        _decision = decision;
        _rule = new BatchRule(decision.MaxBatch, decision.BatchTimeoutSeconds);
        IsTouched = true;
        if (first)
        {
            AwaitIdle(nowSeconds);
        }
    }

    /// <summary>An item comes to the queue.</summary>
    public void Enter(Item item, double nowSeconds)
    {
        _report.Arrived++;
        Inside++;
        Router?.Entered(item.Request, _index);
        if (IsTooOld(in item, nowSeconds))
        {
            Inside--;
            GiveUp(in item, nowSeconds, waited: false);
            return;
        }

        Accrue(nowSeconds);
        item.EntrySeconds = nowSeconds;
        _queue.Enqueue(in item);
        Router?.Waits(item.Request, _index);
        Call();
        IsTouched |= Replicas.Idle > 0;
        if (_queue.Count > _queueLimit)
        {
            StartBatches(nowSeconds);
            if (_queue.Count > _queueLimit && _queue.TryRemove(item.Request, item.Key))
            {
                Router?.WaitsNoLonger(item.Request, _index);
                Inside--;
                GiveUp(in item, nowSeconds, waited: false);
            }
        }
    }

    /// <summary>The items of a batch come to the queue; the same as one by one where none can be turned away.</summary>
    public void Enter(ReadOnlySpan<Item> items, double nowSeconds)
    {
        if (_entersOneByOne)
        {
            foreach (Item item in items)
            {
                Enter(item, nowSeconds);
            }

            return;
        }

        _report.Arrived += items.Length;
        Inside += items.Length;
        Accrue(nowSeconds);
        _queue.EnqueueAll(items, nowSeconds);
        Call();
        IsTouched |= Replicas.Idle > 0;
    }

    /// <summary>The timer of the oldest has run.</summary>
    public void EndWait(double timeSeconds)
    {
        IsTouched = true;
        _timer.End(timeSeconds);
    }

    /// <summary>The stage was empty for its idle time: its replicas are stopped. False where a request came in between.</summary>
    public bool EndIdle(double nowSeconds)
    {
        if (!_idle.End(nowSeconds, isEmpty: Inside == 0) || Replicas.IsParked)
        {
            return false;
        }

        Replicas.Park(parked: true, _decision!, nowSeconds);
        return true;
    }

    /// <summary>A request that came, whatever becomes of it, has the stopped replicas wanted again.</summary>
    public void Call() => _idle.IsWoken |= Replicas.IsParked;

    /// <summary>Wants the stopped replicas again.</summary>
    public void Wake(double nowSeconds)
    {
        _idle.IsWoken = false;
        _idle.AwaitsStart = Inside == 0;
        Replicas.Park(parked: false, _decision!, nowSeconds);
    }

    /// <summary>A replica is ready, or has other cores.</summary>
    public void Welcome(double nowSeconds)
    {
        IsTouched = true;
        if (_idle.TakeAwaitsStart())
        {
            AwaitIdle(nowSeconds);
        }
    }

    /// <summary>Starts batches while a replica is idle and the rule holds.</summary>
    public void StartBatches(double nowSeconds)
    {
        IsTouched = false;
        while (_queue.Count > 0 && Replicas.Idle > 0)
        {
            ReplicaGroup group = _choice.Peek(Replicas.Groups, _rule.MaxBatch);
            double oldest = _rule.TimeoutSeconds > 0.0 ? _queue.OldestEntrySeconds() : nowSeconds;
            if (!_rule.Starts(_queue.Count, oldest, nowSeconds))
            {
                _timer.Set(_rule.DueSeconds(oldest));
                return;
            }

            // What is given up changes the queue: the rule is asked again.
            if (_dropsHopeless && DropHopeless(nowSeconds, group.MeanSecondsByBatch[_rule.Size(_queue.Count)]))
            {
                continue;
            }

            _choice.Commit();
            StartBatch(group, nowSeconds);
        }
    }

    /// <summary>A replica ends its batch; true where it was draining, so that its room is free.</summary>
    public bool EndBatch(Replica replica, double nowSeconds)
    {
        Accrue(nowSeconds);
        int size = replica.BatchSize;
        _meter.Busy--;
        _report.Batches++;
        _report.BatchItems += size;
        _state.Work.End(replica, nowSeconds);
        Inside -= size;
        Exit.Leave(replica.Batch.AsSpan(0, size), replica.Group, nowSeconds);
        AwaitIdle(nowSeconds);
        IsTouched = true;
        return Replicas.Release(replica, nowSeconds);
    }

    /// <summary>A replica dies, and its batch with it.</summary>
    public void Crash(Replica replica, bool nodeLost, double nowSeconds)
    {
        Accrue(nowSeconds);
        if (replica.IsBusy)
        {
            int size = replica.BatchSize;
            _meter.Busy--;
            _state.Work.End(replica, nowSeconds);
            Inside -= size;
            Exit.CutOff(replica.Batch.AsSpan(0, size), nowSeconds);
            AwaitIdle(nowSeconds);
        }
        else if (replica.State == ReplicaState.Ready)
        {
            Replicas.Unrest(replica);
        }

        Replicas.Die(replica, nodeLost, nowSeconds);
        IsTouched = true;
    }

    /// <summary>An item that is neither in the queue nor in a batch any more is given up, and its request with it.</summary>
    public void GiveUp(in Item item, double nowSeconds, bool waited)
    {
        long number = item.Request;
        _report.Dropped++;
        if (Router is null)
        {
            _state.Ledger.GiveUp(number, nowSeconds, waited && item.EntrySeconds <= _state.Requests[number].DeadlineSeconds);
            _state.Requests.Release(number);
        }
        else if (Router.IsLost(number))
        {
            Router.EndForNothing(number);
        }
        else
        {
            double deadline = _state.Requests[number].DeadlineSeconds;
            waited &= item.EntrySeconds <= deadline;
            _state.Ledger.GiveUp(number, nowSeconds, waited || (nowSeconds > deadline && Router.HasWaitedSince(number, deadline)));
            Router.Lose(number, nowSeconds);
        }
    }

    /// <summary>An item whose service was cut off waits again.</summary>
    public void TakeBack(in Item item, double nowSeconds)
    {
        Accrue(nowSeconds);
        Inside++;
        _queue.Return(in item);
        Router?.Waits(item.Request, _index);
        _report.Retried++;
    }

    /// <summary>Whether an item is older than a policy allows.</summary>
    public bool IsTooOld(in Item item, double nowSeconds) =>
        LimitsAge && DropRules.IsTooOld(_state.Requests[item.Request].ArrivalSeconds, nowSeconds, _slo.DropLimitSeconds);

    /// <summary>So many of those that wait here are of a request that was given up.</summary>
    public void Forget(int items, double nowSeconds)
    {
        Accrue(nowSeconds);
        _queue.Forget(items);
        Inside -= items;
        _report.Dropped += items;
        AwaitIdle(nowSeconds);
    }

    /// <summary>Whether an item of the request has waited here since <paramref name="seconds"/> or before.</summary>
    public bool HoldsSince(long request, double seconds) => _queue.HoldsSince(request, seconds);

    /// <summary>The look at the queue when an interval ends.</summary>
    public void DropAtEnd(double nowSeconds)
    {
        if (_dropsHopeless && _queue.Count > 0)
        {
            DropHopeless(nowSeconds, DecidedMeanSeconds(_rule.Size(_queue.Count)));
        }
    }

    /// <summary>Writes the interval's numbers.</summary>
    public void Report(double nowSeconds, double intervalSeconds)
    {
        Accrue(nowSeconds);
        _report.QueueLength = _queue.Count;
        _report.OldestWaitSeconds = _queue.Count == 0 ? 0.0 : nowSeconds - _queue.OldestEntrySeconds();
        _meter.Report(_report, intervalSeconds);
        Replicas.Report(_report, nowSeconds, intervalSeconds);
    }

    private void StartBatch(ReplicaGroup group, double nowSeconds)
    {
        Accrue(nowSeconds);
        Replica replica = Replicas.Occupy(group);
        int size = _rule.Size(_queue.Count);
        Span<Item> batch = replica.Batch.AsSpan(0, size);
        _queue.Dequeue(batch);
        Span<double> waits = _report.WaitSeconds.Extend(size);
        for (int i = 0; i < size; i++)
        {
            waits[i] = nowSeconds - batch[i].EntrySeconds;
            Router?.WaitsNoLonger(batch[i].Request, _index);
        }

        _meter.Busy++;
        double factor = group.Model.Profile.Variability.Factor(_state.Service, batch[0].Request, _index, batch[0].Key);
        _state.Work.Begin(replica, size, factor, nowSeconds);
    }

    private bool DropHopeless(double nowSeconds, double batchSeconds)
    {
        double least = DropRules.LeastDeadlineSeconds(nowSeconds, batchSeconds, SecondsAhead);
        if (!_queue.MayHoldDueBefore(least))
        {
            return false;
        }

        _givenUp.Clear();
        _queue.TakeDueBefore(least, _givenUp);
        if (_givenUp.Count == 0)
        {
            return false;
        }

        Accrue(nowSeconds, justLeft: _givenUp.Count);
        if (Router is not null)
        {
            foreach (Item item in _givenUp)
            {
                Router.WaitsNoLonger(item.Request, _index);
            }
        }

        Inside -= _givenUp.Count;
        foreach (Item item in _givenUp)
        {
            GiveUp(in item, nowSeconds, waited: true);
        }

        AwaitIdle(nowSeconds);
        return true;
    }

    private void AwaitIdle(double nowSeconds)
    {
        if (Inside == 0 && !Replicas.IsParked)
        {
            _idle.Begin(nowSeconds);
        }
    }

    private void Accrue(double nowSeconds, int justLeft = 0) => _meter.Accrue(nowSeconds, _queue.Count + justLeft);
}
