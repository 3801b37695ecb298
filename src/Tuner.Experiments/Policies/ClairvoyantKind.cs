using Tuner.Baselines.Reference.Clairvoyant;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class ClairvoyantKind : ReferenceKind
{
    public override string Kind => "clairvoyant";

    public override string Summary => "a reference: knows every arrival and all luck; a search over the whole run";

    public override Type OptionsType => typeof(ClairvoyantOptions);

    public override double Weight(object options) => 4000.0;

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) =>
        new ClairvoyantPolicy(definition.Name, (ClairvoyantOptions)definition.Options, cache: work.TrainingPlans, cancellation: work.Cancellation);
}
