using Tuner.Baselines.Heuristics.Fa2;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class Fa2Kind : PlannedKind
{
    public override string Kind => "fa2";

    public override string Summary => "frozen variants (low or high), the cheapest replicas and batches: FA2 (Razavi et al., RTAS 2022)";

    public override Type OptionsType => typeof(Fa2Options);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        Fa2Options options = (Fa2Options)definition.Options;
        return new Fa2Policy(definition.Name, options, work.Forecaster(options.Forecaster), cache: work.Plans);
    }
}
