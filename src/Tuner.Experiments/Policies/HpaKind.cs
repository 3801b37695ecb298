using Tuner.Baselines.Autoscaling.Hpa;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class HpaKind : PlannedKind
{
    public override string Kind => "hpa";

    public override string Summary => "replicas by utilisation or requests per replica: Kubernetes' HorizontalPodAutoscaler (autoscaling/v2)";

    public override Type OptionsType => typeof(HpaOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new HpaPolicy(definition.Name, (HpaOptions)definition.Options);
}
