using Tuner.Baselines.Heuristics.Infaas;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class InfaasKind : PlannedKind
{
    public override string Kind => "infaas";

    public override string Summary => "the cheapest variant that is accurate and fast enough, more or less of it by the load: INFaaS (Romero et al., ATC 2021)";

    public override Type OptionsType => typeof(InfaasOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new InfaasPolicy(definition.Name, (InfaasOptions)definition.Options);
}
