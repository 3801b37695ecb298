using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference.BestStatic;
using Tuner.Baselines.Reference.Playing;
using Tuner.Baselines.Reference.RateOracle;
using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Clairvoyant;

/// <summary>
/// A reference that knows the arrivals and the luck of the run that it is about to play: it searches for the best plan of the whole run and
/// plays it. It starts from the best of the other references' plans and never ends below it; that nobody could do better is not shown.
/// </summary>
public sealed class ClairvoyantPolicy(string name, ClairvoyantOptions options, IPlanSolver? solver = null, PlanCache? cache = null, CancellationToken cancellation = default)
    : ForeseeingPolicy(name)
{
    private IReadOnlyList<Decision>? _plan;

    /// <summary>The scores of the plans that the search of the last run started from.</summary>
    public IReadOnlyList<(string Plan, double Score)> Starts { get; private set; } = [];

    /// <summary>Intervals that the search played, those of its starting plans included, but for the rate-oracle's own rollouts.</summary>
    public long PlayedIntervals { get; private set; }

    /// <summary>True where the search ended because nothing more gained.</summary>
    public bool IsLocalOptimum { get; private set; }

    /// <inheritdoc/>
    public override Decision Decide(Observation observation) =>
        (_plan ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset."))[observation.Interval];

    /// <inheritdoc/>
    protected override void Begin(PolicyContext context, Hindsight hindsight)
    {
        int seconds = (int)hindsight.IntervalSeconds;
        RunTape tape = new(hindsight, context.Objective, cancellation);
        DecisionSteps steps = new(context.Pipeline);
        PlanLadder plans = new(new Planner(context.Pipeline, context.Objective, options, solver, cache));
        KnownRates rates = new([.. hindsight.Trace.Run.ToArray().Select(count => (double)count)]);
        StartingPlans starts = new(context, hindsight, tape, plans, rates, solver, cache);
        starts.AddReadings();
        starts.AddStatic(new StaticSearch(context.Pipeline, context.Objective, tape, steps).Find(options.BestStatic, plans, hindsight.Trace));
        starts.AddPlayed("rate-oracle", options.RateOracle, knowsArrivals: false);
        starts.AddPlayed("rollouts on what comes", options.RateOracle with { SmoothingSeconds = 1, HorizonIntervals = options.RateOracle.HorizonIntervals + 2 }, knowsArrivals: true);
        Starts = starts.Scores;
        tape.Record(starts.Best);
        IsLocalOptimum = new RunImprover(tape, steps, plans, rates, seconds, options.TailIntervals, options.Evaluations).Run();
        PlayedIntervals = tape.Played;
        _plan = tape.Decisions;
    }
}
