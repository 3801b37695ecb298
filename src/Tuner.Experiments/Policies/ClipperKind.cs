using Tuner.Baselines.Heuristics.Clipper;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class ClipperKind : PlannedKind
{
    public override string Kind => "clipper";

    public override string Summary => "max batches by additive increase and multiplicative decrease: Clipper (Crankshaw et al., NSDI 2017)";

    public override Type OptionsType => typeof(ClipperOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new ClipperPolicy(
        definition.Name, (ClipperOptions)definition.Options, work.Experiment.Workload.PeakRps);
}
