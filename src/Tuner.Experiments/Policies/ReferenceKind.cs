using Tuner.Baselines.Optimization;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>A kind of policy that is told the future: whether it suits an experiment shows in whether its plans do.</summary>
internal abstract class ReferenceKind : PolicyKind
{
    public override string? Misfit(PolicyDefinition definition, Experiment experiment)
    {
        try
        {
            new Planner(experiment.Pipeline, experiment.Objective, (PlanningOptions)definition.Options).PlanFor(experiment.Workload.PeakRps);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
