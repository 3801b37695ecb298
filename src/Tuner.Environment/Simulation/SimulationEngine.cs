using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>
/// The event loop. At one instant: the decision, completions, arrivals, timers; then the batches start that can, stage by stage;
/// then the deadlines of that instant pass.
/// </summary>
internal sealed class SimulationEngine
{
    private readonly SimulationState _state;
    private readonly ArrivalFeed _arrivals;
    private readonly IntervalReport _report;
    private readonly SimulatedStage[] _stages;
    private readonly Fleet _fleet;
    private readonly AdmissionControl? _admission;

    public SimulationEngine(Pipeline pipeline, SimulationState state, ArrivalFeed arrivals, IntervalReport report)
    {
        (_state, _arrivals, _report) = (state, arrivals, report);
        _stages = new SimulatedStage[pipeline.Stages.Length];
        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i] = new SimulatedStage(state, pipeline.Slo, pipeline.Stages[i], i, report.Stages[i])
            {
                Next = i + 1 < _stages.Length ? _stages[i + 1] : null,
            };
        }

        _fleet = new Fleet(state, Array.ConvertAll(_stages, s => s.Replicas));
        _admission = pipeline.Slo.Drops == DropPolicy.Admission ? new AdmissionControl(_stages) : null;
    }

    private double NextSeconds => Math.Min(_state.Events.NextSeconds, _arrivals.NextSeconds);

    public void Clear()
    {
        foreach (SimulatedStage stage in _stages)
        {
            stage.Clear();
        }
    }

    public void Begin(Decision decision)
    {
        _fleet.Begin(decision);
        Adopt(decision);
    }

    public void Apply(Decision decision, double nowSeconds)
    {
        _fleet.Apply(decision, nowSeconds);
        Adopt(decision);
    }

    /// <summary>Lets [start, end) pass and writes the report's counts; <paramref name="startSeconds"/> is where the last call ended.</summary>
    public void Run(double startSeconds, double endSeconds)
    {
        EventQueue events = _state.Events;
        RequestLedger ledger = _state.Ledger;
        _arrivals.OpenUntil(endSeconds);
        if (NextSeconds > startSeconds)
        {
            StartBatches(startSeconds);
        }

        while (true)
        {
            double now = NextSeconds;
            if (!(now < endSeconds))
            {
                break;
            }

            if (ledger.NextDeadlineSeconds < now)
            {
                ledger.CountDeadlinesBefore(now);
            }

            // A timer only lets its stage look at the queue, which it does after the arrivals.
            while (events.NextSeconds == now)
            {
                Handle(events.Pop(), now);
            }

            while (_arrivals.NextSeconds == now)
            {
                _arrivals.Take();
                Arrive(now, startSeconds);
            }

            StartBatches(now);
        }

        ledger.CountDeadlinesBefore(endSeconds);
        foreach (SimulatedStage stage in _stages)
        {
            stage.EndInterval(endSeconds, endSeconds - startSeconds);
        }
    }

    private void Adopt(Decision decision)
    {
        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i].Adopt(decision.Stages[i]);
        }
    }

    private void Handle(in SimulationEvent happened, double nowSeconds)
    {
        SimulatedStage stage = _stages[happened.Stage];
        switch (happened.Kind)
        {
            case EventKind.BatchEnd:
                if (stage.EndBatch(happened.Slot, nowSeconds))
                {
                    _fleet.Settle(nowSeconds);
                }

                break;
            case EventKind.ReplicaReady:
                if (stage.Replicas.EndStartUp(happened.Slot, happened.Order, nowSeconds))
                {
                    stage.IsTouched = true;
                    _fleet.Settle(nowSeconds);
                }

                break;
            default:
                stage.EndWait(nowSeconds);
                break;
        }
    }

    private void Arrive(double nowSeconds, double startSeconds)
    {
        IList<int> bySecond = _report.ArrivalsPerSecond;
        bySecond[Math.Min((int)(nowSeconds - startSeconds), bySecond.Count - 1)]++;
        long request = _state.Ledger.Arrive(nowSeconds);
        if (_admission is not null
            && _admission.ForetellFinish(nowSeconds) > _state.Ledger.DeadlineSeconds(in _state.Requests[request]))
        {
            _state.Ledger.GiveUp(request, nowSeconds);
        }
        else
        {
            _stages[0].Enter(request, nowSeconds);
        }
    }

    private void StartBatches(double nowSeconds)
    {
        foreach (SimulatedStage stage in _stages)
        {
            if (stage.IsTouched)
            {
                stage.StartBatches(nowSeconds);
            }
        }
    }
}
