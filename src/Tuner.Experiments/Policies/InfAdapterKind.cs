using Tuner.Baselines.Heuristics.InfAdapter;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class InfAdapterKind : PlannedKind
{
    public override string Kind => "infadapter";

    public override string Summary => "a set of variants at once on a budget of cores: InfAdapter (Salmani et al., EuroMLSys 2023)";

    public override Type OptionsType => typeof(InfAdapterOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        InfAdapterOptions options = (InfAdapterOptions)definition.Options;
        return new InfAdapterPolicy(definition.Name, options, work.Forecaster(options.Forecaster));
    }
}
