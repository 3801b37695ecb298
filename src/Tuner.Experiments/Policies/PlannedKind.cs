using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>A kind whose policies are built and asked in no time: whether one suits an experiment shows in its first decision.</summary>
internal abstract class PlannedKind : PolicyKind
{
    public override string? Misfit(PolicyDefinition definition, Experiment experiment)
    {
        SeedSequence seeds = new(0);
        PolicyWork work = new(experiment, seeds, new PlanCache());
        try
        {
            DecisionSpace space = new(experiment.Pipeline);
            IPolicy policy = Prepare(definition, work);
            policy.Reset(new PolicyContext(experiment.Pipeline, space, experiment.Objective, experiment.Episode.IntervalSeconds, seeds));
            policy.Decide(new Observation
            {
                Interval = 0,
                IntervalSeconds = experiment.Episode.IntervalSeconds,
                InForce = space.Initial,
                Arrivals = new ArrivalHistory(),
                Reports = new ReportHistory(experiment.Pipeline),
            });
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
