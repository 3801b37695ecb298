using Tuner.Baselines.Heuristics.Proteus;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class ProteusKind : PlannedKind
{
    public override string Kind => "proteus";

    public override string Summary => "sets of variants on a fixed number of devices, the most accurate that serve the load: Proteus (Ahmad et al., ASPLOS 2024)";

    public override Type OptionsType => typeof(ProteusOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        ProteusOptions options = (ProteusOptions)definition.Options;
        return new ProteusPolicy(definition.Name, options, work.Forecaster(options.Forecaster));
    }
}
