using Tuner.Environment.Dispatching;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>A stage: its queue, the batches it starts and ends, and what it gives up.</summary>
internal sealed class SimulatedStage(
    SimulationState state, ServiceLevelObjective slo, Stage stage, int index, StageReport report)
{
    private readonly bool _dropsHopeless = slo.Drops == DropPolicy.Deadline;
    private readonly bool _limitsAge = slo.Drops == DropPolicy.Limit;
    private readonly int _queueLimit = stage.QueueLimit ?? int.MaxValue;
    private readonly RequestQueue _queue = new();
    private readonly DeploymentChoice _choice = new(stage.Variants.Length);
    private BatchRule _rule;
    private double _timerSeconds = double.PositiveInfinity;
    private double _accruedSeconds, _queueSeconds, _busySeconds;
    private int _busy;

    public StageReplicas Replicas { get; } = new(state, stage, index);

    /// <summary>Where a request goes from here; null after the last stage.</summary>
    public SimulatedStage? Next { get; set; }

    /// <summary>Something has changed that may let a batch start.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Requests here, waiting or in a batch.</summary>
    public int Inside { get; private set; }

    /// <summary>Requests in the queue.</summary>
    public int Waiting => _queue.Count;

    public int MaxBatch => _rule.MaxBatch;

    public void Clear()
    {
        Replicas.Clear();
        _queue.Clear();
        _choice.Clear();
        _timerSeconds = double.PositiveInfinity;
        _accruedSeconds = _queueSeconds = _busySeconds = 0.0;
        _busy = Inside = 0;
        IsTouched = false;
    }

    /// <summary>Mean time of a batch under the decision in force.</summary>
    public double DecidedMeanSeconds(int batch)
    {
        double sum = 0.0;
        int replicas = 0;
        foreach (ReplicaGroup group in Replicas.Groups)
        {
            sum += group.Wanted * group.MeanSecondsByBatch[batch];
            replicas += group.Wanted;
        }

        return sum / replicas;
    }

    /// <summary>Mean batch-1 times of the stages after this one under the decision in force.</summary>
    public double SecondsAhead { get; private set; }

    /// <summary>Takes the queue's part of a decision over, at once; the stages after this one did so before.</summary>
    public void Adopt(StageDecision decision)
    {
        _rule = new BatchRule(decision.MaxBatch, decision.BatchTimeoutSeconds);
        SecondsAhead = Next is null ? 0.0 : Next.DecidedMeanSeconds(1) + Next.SecondsAhead;
        IsTouched = true;
    }

    /// <summary>A request comes to the queue.</summary>
    public void Enter(long number, double nowSeconds)
    {
        ref Request request = ref state.Requests[number];
        report.Arrived++;
        Inside++;
        request.Stage = index;
        request.EntrySeconds = nowSeconds;
        if (_limitsAge && DropRules.IsTooOld(request.ArrivalSeconds, nowSeconds, slo.DropLimitSeconds))
        {
            GiveUp(number, nowSeconds);
            return;
        }

        Accrue(nowSeconds);
        request.Flags |= RequestFlags.Waiting;
        _queue.Enqueue(number);
        IsTouched = true;
        if (_queue.Count > _queueLimit)
        {
            StartBatches(nowSeconds);
            if (_queue.Count > _queueLimit)
            {
                _queue.RemoveNewest();
                GiveUp(number, nowSeconds);
            }
        }
    }

    /// <summary>The timer of the oldest has run.</summary>
    public void EndWait(double timeSeconds)
    {
        IsTouched = true;
        if (timeSeconds >= _timerSeconds)
        {
            _timerSeconds = double.PositiveInfinity;
        }
    }

    /// <summary>Starts batches while a replica is idle and the rule holds.</summary>
    public void StartBatches(double nowSeconds)
    {
        IsTouched = false;
        while (_queue.Count > 0)
        {
            ReplicaGroup? group = _choice.Peek(Replicas.Groups, _rule.MaxBatch);
            if (group is null)
            {
                return;
            }

            double oldest = state.Requests[_queue.Oldest].EntrySeconds;
            if (!_rule.Starts(_queue.Count, oldest, nowSeconds))
            {
                SetTimer(_rule.DueSeconds(oldest));
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
    public bool EndBatch(int slot, double nowSeconds)
    {
        Accrue(nowSeconds);
        Replica replica = Replicas[slot];
        ReplicaGroup group = replica.Group;
        int size = replica.BatchSize;
        long[] batch = replica.Batch;
        _busy--;
        report.Batches++;
        for (int i = 0; i < size; i++)
        {
            Leave(batch[i], group, nowSeconds);
        }

        replica.BatchSize = 0;
        if (replica.State == ReplicaState.Draining)
        {
            Replicas.EndDraining(replica, nowSeconds);
            return true;
        }

        group.Idle.Add(slot, replica.Ordinal, nowSeconds);
        IsTouched = true;
        return false;
    }

    /// <summary>The look at the queue when an interval ends, then the interval's numbers.</summary>
    public void EndInterval(double nowSeconds, double intervalSeconds)
    {
        if (_dropsHopeless && _queue.Count > 0)
        {
            DropHopeless(nowSeconds, DecidedMeanSeconds(_rule.Size(_queue.Count)));
        }

        Accrue(nowSeconds);
        report.QueueLength = _queue.Count;
        report.MeanQueueLength = _queueSeconds / intervalSeconds;
        report.OldestWaitSeconds = _queue.Count == 0 ? 0.0 : nowSeconds - state.Requests[_queue.Oldest].EntrySeconds;
        report.BusySeconds = _busySeconds;
        _queueSeconds = _busySeconds = 0.0;
        Replicas.Report(report, nowSeconds, intervalSeconds);
    }

    private void StartBatch(ReplicaGroup group, double nowSeconds)
    {
        Accrue(nowSeconds);
        Replica replica = Replicas[group.Idle.First];
        group.Idle.Remove(replica.Slot);
        int size = _rule.Size(_queue.Count);
        long[] batch = replica.Batch;
        for (int i = 0; i < size; i++)
        {
            long number = batch[i] = _queue.Dequeue();
            ref Request request = ref state.Requests[number];
            request.Flags &= ~RequestFlags.Waiting;
            report.WaitSeconds.Add(nowSeconds - request.EntrySeconds);
        }

        _busy++;
        replica.BatchSize = size;
        replica.SinceSeconds = nowSeconds;
        double factor = group.Model.Profile.Variability.Factor(state.Service, batch[0], index);
        double end = nowSeconds + (group.MeanSecondsByBatch[size] * factor);
        state.Events.Push(end, EventKind.BatchEnd, index, replica.Slot);
    }

    private void Leave(long number, ReplicaGroup group, double nowSeconds)
    {
        ref Request request = ref state.Requests[number];
        if (_limitsAge && DropRules.IsTooOld(request.ArrivalSeconds, nowSeconds, slo.DropLimitSeconds))
        {
            GiveUp(number, nowSeconds);
            return;
        }

        request.Accuracy *= group.Model.Accuracy;
        report.Served++;
        report.ServedByVariant[group.Variant]++;
        report.LatencySeconds.Add(nowSeconds - request.EntrySeconds);
        Inside--;
        if (Next is null)
        {
            state.Ledger.Answer(number, nowSeconds);
        }
        else
        {
            Next.Enter(number, nowSeconds);
        }
    }

    private void GiveUp(long number, double nowSeconds)
    {
        ref Request request = ref state.Requests[number];
        bool alreadyDropped = (request.Flags & (RequestFlags.Counted | RequestFlags.Late)) == RequestFlags.Counted;
        report.Dropped += alreadyDropped ? 0 : 1;
        Inside--;
        state.Ledger.GiveUp(number, nowSeconds);
    }

    private bool DropHopeless(double nowSeconds, double batchSeconds)
    {
        Accrue(nowSeconds);
        int before = _queue.Count;
        if (_queue.IsSorted)
        {
            while (_queue.Count > 0 && IsHopeless(_queue.Oldest, nowSeconds, batchSeconds))
            {
                GiveUp(_queue.Dequeue(), nowSeconds);
            }

            return _queue.Count < before;
        }

        int kept = 0;
        for (int i = 0; i < before; i++)
        {
            long number = _queue[i];
            if (IsHopeless(number, nowSeconds, batchSeconds))
            {
                GiveUp(number, nowSeconds);
            }
            else
            {
                _queue.Set(kept++, number);
            }
        }

        _queue.Truncate(kept);
        return kept < before;
    }

    private bool IsHopeless(long number, double nowSeconds, double batchSeconds) =>
        DropRules.IsHopeless(state.Ledger.DeadlineSeconds(in state.Requests[number]), nowSeconds, batchSeconds, SecondsAhead);

    private void SetTimer(double dueSeconds)
    {
        if (dueSeconds < _timerSeconds)
        {
            _timerSeconds = dueSeconds;
            state.Events.Push(dueSeconds, EventKind.BatchDue, index, slot: 0);
        }
    }

    private void Accrue(double nowSeconds)
    {
        double seconds = nowSeconds - _accruedSeconds;
        _accruedSeconds = nowSeconds;
        _queueSeconds += seconds * _queue.Count;
        _busySeconds += seconds * _busy;
    }
}
