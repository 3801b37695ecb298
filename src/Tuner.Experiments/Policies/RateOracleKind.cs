using Tuner.Baselines.Reference.RateOracle;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class RateOracleKind : ReferenceKind
{
    public override string Kind => "rate-oracle";

    public override string Summary => "a reference: knows the rate of every second to come, not the arrivals; the best of many decisions by rollouts";

    public override Type OptionsType => typeof(RateOracleOptions);

    public override double Weight(object options) => 1000.0;

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) =>
        new RateOraclePolicy(definition.Name, (RateOracleOptions)definition.Options, cache: work.TrainingPlans);
}
