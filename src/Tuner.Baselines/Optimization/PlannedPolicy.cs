using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// A policy that forecasts the load, adds its margins, and deploys the best plan for it. What it may choose and what it maximises is
/// for the policies derived from it to say.
/// </summary>
public abstract class PlannedPolicy : IPolicy, IForeseeing
{
    private readonly AdaptiveOptions _options;
    private readonly ILoadForecaster _forecaster;
    private readonly IPlanSolver? _solver;
    private readonly PlanCache? _cache;
    private Planner? _planner;

    /// <summary>A policy of that name; solver and cache may be shared with others. Without a solver the options name it. Without a cache every plan is solved anew.</summary>
    protected PlannedPolicy(string name, AdaptiveOptions options, ILoadForecaster forecaster, IPlanSolver? solver, PlanCache? cache)
    {
        Name = name;
        _options = options;
        _forecaster = forecaster;
        _solver = solver;
        _cache = cache;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <summary>The planner of the current run.</summary>
    /// <exception cref="InvalidOperationException">No run has begun.</exception>
    protected Planner Planner => _planner ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");

    /// <summary>Tells the forecaster, where it is one that foresees: then the policy is a reference too.</summary>
    public void Foresee(Hindsight hindsight) => (_forecaster as IForeseeing)?.Foresee(hindsight);

    /// <inheritdoc/>
    public void Reset(PolicyContext context)
    {
        LastNote = DecisionNote.None;
        _planner = new Planner(context.Pipeline, ObjectiveFor(context), _options, _solver, _cache);
        _forecaster.Begin(new ForecastContext(context.IntervalSeconds, context.Past));
        Begin(context);
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        double rate = _options.PlannedRps(_forecaster.ForecastRps(observation.Arrivals), Planner.Pipeline.Planning.LoadMargin);
        Plan plan = Choose(rate, observation);
        LastNote = new DecisionNote(rate, plan.Feasible);

        // The published code leaves the configuration as it is when its solver finds none.
        return _options.AsCoded && !plan.Feasible ? observation.InForce : plan.ToDecision(Planner.Pipeline);
    }

    /// <summary>What this policy maximises.</summary>
    protected abstract Objective ObjectiveFor(PolicyContext context);

    /// <summary>Settles, for the run that begins, what is frozen; by default nothing is.</summary>
    protected virtual void Begin(PolicyContext context)
    {
    }

    /// <summary>The plan for a load.</summary>
    protected abstract Plan Choose(double rateRps, Observation observation);
}
