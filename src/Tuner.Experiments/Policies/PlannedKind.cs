using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>A kind whose policies are built and asked in no time: whether one suits an experiment shows in its first decision.</summary>
internal abstract class PlannedKind : PolicyKind
{
    public override PolicyFault? Fault(PolicyDefinition definition, IReadOnlyList<PolicyDefinition> all) =>
        definition.Options is IForecastingOptions { Forecaster: var forecaster } && ForecasterRules.Fault(forecaster) is { } fault
            ? new PolicyFault(forecaster, fault.Property, fault.Message)
            : null;

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
