using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Support;

/// <summary>What a policy is told, without a serving system.</summary>
internal static class Runs
{
    public static PolicyContext Context(Pipeline pipeline, Objective? objective = null) => new(
        pipeline,
        new DecisionSpace(pipeline),
        objective ?? Objective.Relative(pipeline, ObjectiveWeights.Balanced, peakRps: 34.0),
        IntervalSeconds: 10.0,
        new SeedSequence(1));

    public static Observation Observe(Pipeline pipeline, Decision? inForce = null, int interval = 1) => new()
    {
        Interval = interval,
        IntervalSeconds = 10.0,
        InForce = inForce ?? new DecisionSpace(pipeline).Initial,
        Arrivals = new ArrivalHistory(),
        Reports = new ReportHistory(pipeline),
    };

    /// <summary>The decision of a policy at the beginning of a run.</summary>
    public static Decision First(IPolicy policy, Pipeline pipeline, Objective? objective = null)
    {
        policy.Reset(Context(pipeline, objective));
        return policy.Decide(Observe(pipeline, interval: 0));
    }
}
