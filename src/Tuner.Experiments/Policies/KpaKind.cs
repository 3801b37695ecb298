using Tuner.Baselines.Autoscaling.Kpa;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class KpaKind : PlannedKind
{
    public override string Kind => "kpa";

    public override string Summary => "replicas by concurrency, with a panic window: Knative's pod autoscaler";

    public override Type OptionsType => typeof(KpaOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new KpaPolicy(definition.Name, (KpaOptions)definition.Options);
}
