using Tuner.Baselines.Reference.Fixed;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Policies;

internal sealed class StaticKind : PlannedKind
{
    public override string Kind => "static";

    public override string Summary => "the decision that is given, for the whole run";

    public override Type OptionsType => typeof(StaticOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => new FixedPolicy(
        definition.Name,
        DecisionText.Parse(work.Experiment.Pipeline, string.Join(';', ((StaticOptions)definition.Options).Decide)));
}
