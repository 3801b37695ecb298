using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class SolverKind : PlannedKind
{
    public override string Kind => "solver";

    public override string Summary =>
        "the optimal plan for the forecast load, each interval anew; with preset ipa and planning: IPA (Ghafouri et al., JSys 2024)";

    public override Type OptionsType => typeof(SolverOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        SolverOptions options = (SolverOptions)definition.Options;
        return new SolverPolicy(
            definition.Name, options, work.Forecaster(options.Forecaster), work.Experiment.Workload.Name, cache: work.Plans);
    }
}
