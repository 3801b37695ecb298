using Tuner.Baselines.Heuristics.Loki;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class LokiKind : PlannedKind
{
    public override string Kind => "loki";

    public override string Summary => "the most accurate variants at least cost while they fit the cluster, then the highest accuracy that fits: Loki (Ahmad et al., HPDC 2024)";

    public override Type OptionsType => typeof(LokiOptions);

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        LokiOptions options = (LokiOptions)definition.Options;
        return new LokiPolicy(definition.Name, options, work.Forecaster(options.Forecaster), cache: work.Plans);
    }
}
