using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference.Playing;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.RateOracle;

/// <summary>
/// A reference that knows the true rate of every second, the ones to come included, but neither the arrivals nor the luck: each decision is
/// the best of many on futures drawn from these rates (rollouts, as in Bertsekas, "Dynamic Programming and Optimal Control", vol. 1, section 6.4).
/// It keeps a simulation of its own in step with the one it plays, and its futures begin at that state with other arrivals and other luck. So it sees
/// queues and replicas as they are, and, which a real one could not, what is left of the batches and start-ups that run at that moment.
/// </summary>
public sealed class RateOraclePolicy(string name, RateOracleOptions options, IPlanSolver? solver = null, PlanCache? cache = null)
    : ForeseeingPolicy(name)
{
    private Hindsight? _hindsight;
    private SimulatedServingSystem? _present;
    private SimulatedServingSystem? _copy;
    private FutureRates? _futures;
    private RolloutChoice? _choice;
    private SeedSequence? _seeds;

    /// <summary>Its futures are what does come: then it is a part of the clairvoyant's search, and no rate-oracle.</summary>
    internal bool KnowsArrivals { get; init; }

    /// <inheritdoc/>
    public override Decision Decide(Observation observation)
    {
        if (_present is null)
        {
            throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        }

        int seconds = (int)_hindsight!.IntervalSeconds;
        bool isFirst = observation.Interval == 0;
        if (!isFirst)
        {
            if (observation.Interval == 1)
            {
                _present.Start(observation.InForce);
            }

            _present.Advance(observation.InForce, seconds);
        }

        Future[] futures = KnowsArrivals ? [new Future(_copy!, null, null)] : Draw(observation.Interval, seconds);
        return _choice!.Choose(_present, observation.Interval, isFirst ? null : observation.InForce, futures);
    }

    /// <inheritdoc/>
    protected override void Begin(PolicyContext context, Hindsight hindsight)
    {
        _hindsight = hindsight;
        _seeds = context.Seeds.Child("rate-oracle");
        (_present, _copy) = (hindsight.System(), hindsight.System());
        _futures = new FutureRates(hindsight, options.SmoothingSeconds);
        PlanLadder plans = new(new Planner(context.Pipeline, context.Objective, options, solver, cache));
        _choice = new RolloutChoice(
            options, plans, _futures.Rates, context.Objective, new DecisionSteps(context.Pipeline), (int)hindsight.IntervalSeconds);
    }

    private Future[] Draw(int interval, int intervalSeconds)
    {
        SeedSequence seeds = _seeds!.Child("decision", interval);
        int horizonSeconds = options.HorizonIntervals * intervalSeconds;
        return
        [
            .. Enumerable.Range(0, options.Samples).Select(i => new Future(
                _copy!, _futures!.Draw(interval * intervalSeconds, horizonSeconds, seeds.Child("arrivals", i)), seeds.Child("system", i))),
        ];
    }
}
