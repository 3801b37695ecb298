using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference.Playing;
using Tuner.Baselines.Reference.RateOracle;
using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Clairvoyant;

/// <summary>The plans of whole runs that a search may start from, each played, and the best of them kept.</summary>
internal sealed class StartingPlans(
    PolicyContext context, Hindsight hindsight, RunTape tape, PlanLadder plans, KnownRates rates, IPlanSolver? solver, PlanCache? cache)
{
    private readonly List<(string, double)> _scores = [];
    private readonly int _seconds = (int)hindsight.IntervalSeconds;
    private double _bestScore = double.NegativeInfinity;

    /// <summary>By plan, as they were added.</summary>
    public IReadOnlyList<(string Plan, double Score)> Scores => _scores;

    /// <summary>The decisions of the best plan so far, by interval.</summary>
    public Func<int, Decision> Best { get; private set; } = _ => context.Space.Initial;

    /// <summary>The solver told the future: one plan for each reading of the load, from one interval to the next.</summary>
    public void AddReadings()
    {
        foreach (RateReading reading in RateReading.All)
        {
            Add("solver, " + reading, i => plans.For(reading.Of(rates, i * _seconds, _seconds)));
        }
    }

    /// <summary>One decision for the whole run, whose score is known.</summary>
    public void AddStatic((Decision Decision, double Score) known) => Keep("best-static", _ => known.Decision, known.Score);

    /// <summary>What the rate-oracle decides; or what its rollouts decide where they are played on what does come.</summary>
    public void AddPlayed(string plan, RateOracleOptions options, bool knowsArrivals)
    {
        RateOraclePolicy oracle = new(plan, options, solver, cache) { KnowsArrivals = knowsArrivals };
        oracle.Foresee(hindsight);
        oracle.Reset(context);
        Observation observation = new()
        {
            Interval = 0,
            IntervalSeconds = hindsight.IntervalSeconds,
            InForce = context.Space.Initial,
            Arrivals = new ArrivalHistory(),
            Reports = new ReportHistory(context.Pipeline, capacity: 1),
        };
        Decision[] decisions = new Decision[hindsight.Intervals];
        for (int i = 0; i < decisions.Length; i++)
        {
            tape.ThrowIfCancelled();
            observation.Interval = i;
            observation.InForce = decisions[i] = oracle.Decide(observation);
        }

        Add(plan, i => decisions[i]);
    }

    private void Add(string name, Func<int, Decision> plan) => Keep(name, plan, tape.Play(plan));

    private void Keep(string name, Func<int, Decision> plan, double score)
    {
        _scores.Add((name, score));
        if (score > _bestScore)
        {
            (Best, _bestScore) = (plan, score);
        }
    }
}
