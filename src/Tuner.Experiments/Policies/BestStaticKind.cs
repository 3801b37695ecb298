using Tuner.Baselines.Reference.BestStatic;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class BestStaticKind : ReferenceKind
{
    public override string Kind => "best-static";

    public override string Summary => "a reference: the one decision that scores best on this very run";

    public override Type OptionsType => typeof(BestStaticOptions);

    public override double Weight(object options) => 200.0;

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) =>
        new BestStaticPolicy(definition.Name, (BestStaticOptions)definition.Options, cache: work.TrainingPlans);
}
