using Tuner.Baselines.Autoscaling.Keda;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class KedaKind : PlannedKind
{
    public override string Kind => "keda";

    public override string Summary => "replicas by the queue: KEDA, through the HorizontalPodAutoscaler that it feeds";

    public override Type OptionsType => typeof(KedaOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new KedaPolicy(definition.Name, (KedaOptions)definition.Options);
}
