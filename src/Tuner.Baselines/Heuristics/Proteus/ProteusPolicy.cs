using System.Collections.Immutable;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Heuristics.Proteus;

/// <summary>
/// Proteus (Ahmad et al., ASPLOS 2024): accuracy scaling on a fixed number of devices. Each period, variants are put on devices and queries on variants
/// such that the load is served and effective accuracy is highest; cost has no part in it. A stage is an application of its own: it has its part
/// of the SLO, and the mean of the stages' accuracies is wanted, not their product.
/// </summary>
/// <remarks>
/// The published programme stops within 50 % of the optimum (MIPGap .5) and is quadratic; ours is linear and solved to the optimum. Query shares are
/// not decided: the serving system shares a stage's queries by capacity, so that its accuracy is that of the devices, not of the plan's shares.
/// </remarks>
public sealed class ProteusPolicy : IPolicy, IForeseeing
{
    private readonly ProteusOptions _options;
    private readonly ILoadForecaster _forecaster;
    private PolicyContext? _context;
    private AccuracyProgramme? _programme;
    private ImmutableArray<ImmutableArray<DeviceType>> _types = [];
    private ImmutableArray<int> _devices = [];
    private bool _isInTime;
    private Decision? _kept;
    private double _solvedSeconds;

    /// <summary>A policy of that name.</summary>
    public ProteusPolicy(string name, ProteusOptions options, ILoadForecaster forecaster) =>
        (Name, _options, _forecaster) = (name, options, forecaster);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <summary>Tells the forecaster, where it is one that foresees.</summary>
    public void Foresee(Hindsight hindsight) => (_forecaster as IForeseeing)?.Foresee(hindsight);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Devices that are not one number for each stage, within what it may have.</exception>
    public void Reset(PolicyContext context)
    {
        Pipeline pipeline = context.Pipeline;
        _forecaster.Begin(new ForecastContext(context.IntervalSeconds, context.Past));
        (LastNote, _context, _kept) = (DecisionNote.None, context, null);
        _devices = _options.Devices.IsEmpty ? pipeline.Planning.FrozenReplicas : _options.Devices;
        if (!_devices.IsEmpty && _devices.Length != pipeline.Stages.Length)
        {
            throw new ArgumentException($"Pipeline '{pipeline.Name}' has {pipeline.Stages.Length} stages, but devices are given for {_devices.Length}.");
        }

        for (int s = 0; s < _devices.Length; s++)
        {
            if (_devices[s] < 1 || _devices[s] > pipeline.Stages[s].MaxReplicas)
            {
                throw new ArgumentException(
                    $"Stage '{pipeline.Stages[s].Name}': {_devices[s]} devices given, 1 to {pipeline.Stages[s].MaxReplicas} expected.");
            }
        }

        _types = DeviceTypes.Of(pipeline, context.Objective.Measure, out _isInTime);
        _programme = new AccuracyProgramme(pipeline, _types, _devices);
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        if (_context is null || _programme is null)
        {
            throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        }

        double now = observation.Interval * observation.IntervalSeconds;
        if (_kept is not null && now - _solvedSeconds < _options.PeriodSeconds - 1e-9)
        {
            return _kept;
        }

        double rate = _options.PlannedRps(_forecaster.ForecastRps(observation.Arrivals));
        DevicePlan? plan = _programme.Solve(rate);
        _kept = plan is null ? _context.Space.Initial : DecisionOf(plan);
        _solvedSeconds = now;
        LastNote = new DecisionNote(
            rate, _isInTime && plan is { Share: >= 1.0 - 1e-6 } && ClusterFit.Holds(_context.Pipeline, _kept));
        return _kept;
    }

    private Decision DecisionOf(DevicePlan plan)
    {
        Decision decision = new([.. plan.Devices.Select((d, s) => StageOf(s, d, spare: 0))]);
        for (int s = 0; s < _devices.Length; s++)
        {
            // Proteus leaves no device idle: the others get the most accurate variant in use, as far as the cluster holds them.
            for (int spare = _devices[s] - plan.Devices[s].Sum(); spare > 0; spare--)
            {
                Decision more = new(decision.Stages.SetItem(s, StageOf(s, plan.Devices[s], spare)));
                if (ClusterFit.Holds(_context!.Pipeline, more))
                {
                    decision = more;
                    break;
                }
            }
        }

        return decision;
    }

    private StageDecision StageOf(int s, ImmutableArray<int> devices, int spare)
    {
        Stage stage = _context!.Pipeline.Stages[s];
        int[] used = [.. Enumerable.Range(0, devices.Length).Where(c => devices[c] > 0)];
        int best = used.MinBy(c => _types[s][c].Loss), batch = _types[s][used[0]].Batch;
        return new StageDecision(
            [
                .. used.Select(c => new VariantDeployment(
                    _types[s][c].Variant, stage.Variants[_types[s][c].Variant].BaseAllocation, devices[c] + (c == best ? spare : 0))),
            ],
            batch,
            batch == 1 ? 0.0 : stage.BatchTimeoutSeconds);
    }
}
