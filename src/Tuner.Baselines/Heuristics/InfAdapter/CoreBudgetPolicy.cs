using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>
/// A policy that foretells the load every period and spends a budget of cores on variants for it, by a rule that says which sets of them
/// may be. A higher load is followed at once, one no higher only after a number of periods.
/// </summary>
public abstract class CoreBudgetPolicy : IPolicy, IForeseeing
{
    private readonly CoreBudgetOptions _options;
    private readonly ILoadForecaster _forecaster;
    private readonly ICoreBudgetRule _rule;
    private CoreBudgetModel? _model;
    private Decision? _decision;
    private double _rateRps;
    private double _nextSeconds;
    private int _held;

    /// <summary>A policy of that name and rule.</summary>
    protected CoreBudgetPolicy(string name, CoreBudgetOptions options, ILoadForecaster forecaster, ICoreBudgetRule rule)
    {
        Name = name;
        _options = options;
        _forecaster = forecaster;
        _rule = rule;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <summary>Tells the forecaster, where it is one that foresees.</summary>
    public void Foresee(Hindsight hindsight) => (_forecaster as IForeseeing)?.Foresee(hindsight);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A pipeline that is no chain on whole cores, or <c>asCoded</c> with several stages.</exception>
    /// <exception cref="ArgumentException">A budget that does not hold the smallest size of every stage.</exception>
    public void Reset(PolicyContext context)
    {
        _forecaster.Begin(new ForecastContext(context.IntervalSeconds, context.Past));
        LastNote = DecisionNote.None;
        _model = new CoreBudgetModel(context.Pipeline, _options);
        _decision = null;
        _rateRps = _nextSeconds = 0.0;
        _held = 0;
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        CoreBudgetModel model = _model ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        double nowSeconds = observation.Interval * observation.IntervalSeconds;
        if (_decision is not null && nowSeconds < _nextSeconds)
        {
            return _decision;
        }

        _nextSeconds = nowSeconds + _options.PeriodSeconds;
        double rate = _options.PlannedRps(_forecaster.ForecastRps(observation.Arrivals), model.Pipeline.Planning.LoadMargin);

        // The published code plans for whole requests.
        rate = _options.AsCoded ? Math.Max(1.0, Math.Floor(rate)) : rate;
        if (_decision is not null && rate <= _rateRps && _held < _options.StabilisationPeriods)
        {
            _held++;
            return _decision;
        }

        (_held, _rateRps) = (0, rate);
        return _decision = Plan(model, rate, observation.InForce);
    }

    private Decision Plan(CoreBudgetModel model, double rateRps, Decision inForce)
    {
        CoreBudgetProblem[] problems = [.. inForce.Stages.Select((stage, s) => model.Problem(s, rateRps, stage))];
        if (CoreBudgets.Split([.. problems.Select(_rule.Frontier)], model.BudgetCores) is { } best)
        {
            LastNote = new DecisionNote(rateRps, model.IsWithinSlo);
            return model.ToDecision(best);
        }

        LastNote = new DecisionNote(rateRps, Feasible: false);
        return model.ToDecision(_options.AsCoded
            ? [problems[0].LightestAtMost()]
            : CoreBudgets.Split([.. problems.Select(_rule.Widest)], model.BudgetCores, rateRps)!);
    }
}
