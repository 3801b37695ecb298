using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

/// <summary>A kind that plans as the solver does, with plans that a search finds.</summary>
internal abstract class SearchKind<TOptions> : PlannedKind
    where TOptions : ReplanningOptions
{
    public sealed override Type OptionsType => typeof(TOptions);

    public sealed override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        TOptions options = (TOptions)definition.Options;
        return new SolverPolicy(
            definition.Name, options, work.Forecaster(options.Forecaster), work.Experiment.Workload.Name, SolverOf(options), work.Plans);
    }

    /// <summary>The search with these options.</summary>
    protected abstract SearchPlanSolver SolverOf(TOptions options);
}
