using Tuner.Baselines.Heuristics.Nexus;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class NexusKind : PlannedKind
{
    public override string Kind => "nexus";

    public override string Summary => "fixed variants, the SLO split over the stages: Nexus (Shen et al., SOSP 2019), GrandSLAm (Kannan et al., EuroSys 2019)";

    public override Type OptionsType => typeof(NexusOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        NexusOptions options = (NexusOptions)definition.Options;
        return new NexusPolicy(definition.Name, options, work.Forecaster(options.Forecaster));
    }
}
