using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Replicas;
using Tuner.Environment.Simulation.Requests;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>
/// The event loop. At one instant: the decision, completions, arrivals, timers; then the batches start that can, stage by stage.
/// </summary>
internal sealed class SimulationEngine
{
    private readonly SimulationState _state;
    private readonly ArrivalFeed _arrivals;
    private readonly IntervalReport _report;
    private readonly SimulatedStage[] _stages;
    private readonly ItemRouter? _router;
    private readonly Fleet _fleet;
    private readonly NodeFaults? _nodeFaults;
    private readonly AdmissionControl? _admission;

    public SimulationEngine(SimulationState state, ArrivalFeed arrivals, IntervalReport report)
    {
        (_state, _arrivals, _report) = (state, arrivals, report);
        Pipeline pipeline = state.Pipeline;
        _stages = new SimulatedStage[pipeline.Stages.Length];
        _router = pipeline.IsChain ? null : new ItemRouter(state, _stages);
        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i] = new SimulatedStage(state, pipeline.Stages[i], i, report.Stages[i]) { Router = _router };
            _stages[i].Exit.Next = _router is null && i + 1 < _stages.Length ? _stages[i + 1] : null;
        }

        _fleet = new Fleet(state, Array.ConvertAll(_stages, s => s.Replicas));
        _nodeFaults = double.IsFinite(pipeline.Faults.NodeMeanLifeSeconds) ? new NodeFaults(state, _stages) : null;
        _admission = pipeline.Slo.Drops == DropPolicy.Admission ? new AdmissionControl(pipeline.Graph, _stages) : null;
    }

    public void Clear()
    {
        foreach (SimulatedStage stage in _stages)
        {
            stage.Clear();
        }
    }

    public void CopyFrom(SimulationEngine other)
    {
        _state.CopyFrom(other._state);
        for (int i = 0; i < _stages.Length; i++)
        {
            _stages[i].CopyFrom(other._stages[i]);
        }

        _fleet.CopyFrom(other._state);
        _nodeFaults?.CopyFrom(other._nodeFaults!);
    }

    public void Begin(Decision decision)
    {
        _fleet.Begin(decision);
        Adopt(decision, 0.0);
        _nodeFaults?.Begin();
    }

    public void Apply(Decision decision, double nowSeconds)
    {
        _fleet.Apply(decision, nowSeconds);
        Adopt(decision, nowSeconds);
    }

    /// <summary>Lets [start, end) pass and writes the report's counts; <paramref name="startSeconds"/> is where the last call ended.</summary>
    public void Run(double startSeconds, double endSeconds)
    {
        EventQueue events = _state.Events;
        ArrivalFeed arrivals = _arrivals;
        arrivals.OpenUntil(endSeconds);
        if (Earlier(events.NextSeconds, arrivals.NextSeconds) > startSeconds)
        {
            StartBatches(startSeconds);
        }

        while (true)
        {
            double now = Earlier(events.NextSeconds, arrivals.NextSeconds);
            if (now >= endSeconds)
            {
                break;
            }

            while (events.NextSeconds == now && !events.NextIsTimer)
            {
                Handle(events.Pop(), now);
            }

            while (arrivals.NextSeconds == now)
            {
                arrivals.Take();
                Arrive(now, startSeconds);
            }

            while (events.NextSeconds == now)
            {
                Handle(events.Pop(), now);
            }

            StartBatches(now);
        }

        foreach (SimulatedStage stage in _stages)
        {
            stage.DropAtEnd(endSeconds);
        }

        _state.Ledger.EndInterval(endSeconds);
        foreach (SimulatedStage stage in _stages)
        {
            stage.Report(endSeconds, endSeconds - startSeconds);
        }
    }

    /// <summary>Neither is NaN, which <see cref="Math.Min(double, double)"/> would look for.</summary>
    private static double Earlier(double a, double b) => a < b ? a : b;

    private void Adopt(Decision decision, double nowSeconds)
    {
        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i].Adopt(decision.Stages[i], nowSeconds);
            _stages[i].SecondsAhead = SecondsAfter(i);
        }
    }

    /// <summary>Along the longest way where a stage forks, along the shortest where it chooses: what is certain to be needed.</summary>
    private double SecondsAfter(int stage)
    {
        bool chooses = _state.Pipeline.Graph.Chooses(stage);
        double seconds = chooses ? double.PositiveInfinity : 0.0;
        foreach (StageEdge edge in _state.Pipeline.Graph.Out(stage))
        {
            double along = _stages[edge.To].DecidedMeanSeconds(1) + _stages[edge.To].SecondsAhead;
            seconds = chooses ? Math.Min(seconds, along) : Math.Max(seconds, along);
        }

        return seconds;
    }

    private void Handle(in SimulationEvent happened, double nowSeconds)
    {
        switch (happened.Kind)
        {
            case EventKind.NodeLost:
                _report.NodesLost++;
                _nodeFaults!.Lose(happened.Slot, nowSeconds);
                _fleet.Settle(nowSeconds);
                return;
            case EventKind.NodeBack:
                _nodeFaults!.Restore(happened.Slot, nowSeconds);
                _fleet.Settle(nowSeconds);
                return;
        }

        SimulatedStage stage = _stages[happened.Stage];
        if (happened.Kind == EventKind.BatchDue)
        {
            stage.EndWait(nowSeconds);
            return;
        }

        if (happened.Kind == EventKind.StageIdle)
        {
            if (stage.EndIdle(nowSeconds))
            {
                _fleet.Settle(nowSeconds);
            }

            return;
        }

        if (HandleReplica(stage, stage.Replicas[happened.Slot], happened.Kind, happened.Order, nowSeconds))
        {
            stage.Welcome(nowSeconds);
            _fleet.Settle(nowSeconds);
        }
    }

    /// <summary>True where other replicas may come or go because of it.</summary>
    private static bool HandleReplica(SimulatedStage stage, Replica replica, EventKind kind, long order, double nowSeconds)
    {
        switch (kind)
        {
            case EventKind.BatchEnd:
                return replica.EndEvent == order && stage.EndBatch(replica, nowSeconds);
            case EventKind.ReplicaReady:
                return stage.Replicas.EndStartUp(replica, order, nowSeconds);
            case EventKind.ReplicaResized:
                return stage.Replicas.EndResize(replica, order, nowSeconds);
            default:
                if (replica.CrashEvent != order)
                {
                    return false;
                }

                stage.Crash(replica, nodeLost: false, nowSeconds);
                return true;
        }
    }

    private void Arrive(double nowSeconds, double startSeconds)
    {
        _report.CountArrival(nowSeconds - startSeconds);
        long request = _state.Ledger.Arrive(nowSeconds);
        if (_admission is not null && _admission.ForetellFinish(nowSeconds) > _state.Requests[request].DeadlineSeconds)
        {
            _state.Ledger.GiveUp(request, nowSeconds, waitedAtDeadline: false);
            _state.Requests.Release(request);
            foreach (SimulatedStage stage in _stages)
            {
                stage.Call();
            }
        }
        else if (_router is null)
        {
            _stages[0].Enter(new Item { Request = request, Accuracy = 1.0 }, nowSeconds);
        }
        else
        {
            _router.Arrive(request, nowSeconds);
        }
    }

    private void StartBatches(double nowSeconds)
    {
        foreach (SimulatedStage stage in _stages)
        {
            if (stage.IsWoken)
            {
                stage.Wake(nowSeconds);
                _fleet.Settle(nowSeconds);
            }

            if (stage.IsTouched)
            {
                stage.StartBatches(nowSeconds);
            }
        }
    }
}
