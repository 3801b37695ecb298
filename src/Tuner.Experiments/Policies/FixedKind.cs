using Tuner.Baselines.Reference.Fixed;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class FixedKind : PlannedKind
{
    public override string Kind => "fixed";

    public override string Summary => "the solver's decision for the workload's peak, for the whole run";

    public override Type OptionsType => typeof(FixedOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new FixedPolicy(
        definition.Name,
        (FixedOptions)definition.Options,
        work.Experiment.Workload.PeakRps,
        work.Experiment.Workload.Name,
        cache: work.Plans);
}
