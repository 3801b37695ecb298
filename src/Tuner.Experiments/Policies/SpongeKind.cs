using Tuner.Baselines.Heuristics.Sponge;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class SpongeKind : PlannedKind
{
    public override string Kind => "sponge";

    public override string Summary => "fixed variants, the fewest cores and smallest batch for the time that the network leaves: Sponge (Razavi et al., EuroMLSys 2024)";

    public override Type OptionsType => typeof(SpongeOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        SpongeOptions options = (SpongeOptions)definition.Options;
        return new SpongePolicy(definition.Name, options, work.Forecaster(options.Forecaster));
    }
}
