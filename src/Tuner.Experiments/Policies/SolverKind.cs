using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Policies;

internal sealed class SolverKind : PlannedKind
{
    public override string Kind => "solver";

    public override string Summary =>
        "the optimal plan for the forecast load, each interval anew; with preset ipa and planning: IPA (Ghafouri et al., JSys 2024)";

    public override Type OptionsType => typeof(SolverOptions);

    public override ImmutableArray<SearchDimension> SearchSpace(object options)
    {
        ForecasterOptions forecaster = ((SolverOptions)options).Forecaster;
        SearchDimension[] margins =
        [
            new("headRoom") { Min = -0.1, Max = 0.5 },
            new("safetyRoot") { Min = 0.0, Max = 1.5 },
            new("hysteresis") { Values = ["0", "0.005", "0.01", "0.02", "0.05"] },
        ];
        return !ForecasterRules.Has(forecaster.Kind, nameof(ForecasterOptions.Seconds))
            ? [.. margins]
            : [.. margins, new("forecaster.seconds") { Min = 2, Max = Math.Max(30, 2 * ForecasterRules.Seconds(forecaster)), IsWhole = true, IsLog = true }];
    }

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        SolverOptions options = (SolverOptions)definition.Options;
        return new SolverPolicy(
            definition.Name, options, work.Forecaster(options.Forecaster), work.Experiment.Workload.Name, cache: work.Plans);
    }
}
