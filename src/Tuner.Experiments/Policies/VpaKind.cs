using Tuner.Baselines.Heuristics.Vpa;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class VpaKind : PlannedKind
{
    public override string Kind => "vpa";

    public override string Summary => "fixed variants on as many cores as the Kubernetes Vertical Pod Autoscaler recommends: VPA+ of InfAdapter's authors";

    public override Type OptionsType => typeof(VpaOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        VpaOptions options = (VpaOptions)definition.Options;
        return new VpaPolicy(definition.Name, options);
    }
}
