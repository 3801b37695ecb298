using Tuner.Baselines.Heuristics.ModelSwitching;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class ModelSwitchingKind : PlannedKind
{
    public override string Kind => "model-switching";

    public override string Summary => "one variant on the fewest cores of a budget: Model-Switching+ (Zhang et al., HotCloud 2020, as InfAdapter's authors have it)";

    public override Type OptionsType => typeof(ModelSwitchingOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        ModelSwitchingOptions options = (ModelSwitchingOptions)definition.Options;
        return new ModelSwitchingPolicy(definition.Name, options, work.Forecaster(options.Forecaster));
    }
}
