using Tuner.Baselines.Heuristics.Rim;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class RimKind : PlannedKind
{
    public override string Kind => "rim";

    public override string Summary => "frozen replicas, the best variants and batches: RIM (Hu et al., IoTDI 2021)";

    public override Type OptionsType => typeof(RimOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        RimOptions options = (RimOptions)definition.Options;
        return new RimPolicy(definition.Name, options, work.Forecaster(options.Forecaster), work.Experiment.Workload.Name, cache: work.Plans);
    }
}
