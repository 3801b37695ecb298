using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.Fa2;

/// <summary>
/// FA2 (Razavi et al., RTAS 2022) as IPA's authors compare with it: the variants are frozen; replicas and batches are the cheapest
/// that serve the forecast load within the SLO.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Margins, and which variants.</param>
/// <param name="forecaster">Foretells the load.</param>
/// <param name="solver">May be shared.</param>
/// <param name="cache">May be shared.</param>
public sealed class Fa2Policy(
    string name, Fa2Options options, ILoadForecaster forecaster, IPlanSolver? solver = null, PlanCache? cache = null)
    : PlannedPolicy(name, options, forecaster, solver, cache)
{
    private static readonly ObjectiveWeights CostAlone = new(Accuracy: 0.0, Cost: 1.0, Violations: 0.0);

    private FrozenChoices _frozen = FrozenChoices.None;

    /// <inheritdoc/>
    protected override Objective ObjectiveFor(PolicyContext context) =>
        new(context.Pipeline, CostAlone, new AccuracyMeasure(), accuracyReference: 1.0, costReference: 1.0)
        {
            GpuPriceCores = context.Objective.GpuPriceCores,
        };

    /// <inheritdoc/>
    protected override void Begin(PolicyContext context)
    {
        _frozen = new FrozenChoices { Variants = FixedVariants.Of(context.Pipeline, options.Level, []) };
    }

    /// <inheritdoc/>
    protected override Plan Choose(double rateRps, Observation observation) => Planner.PlanFor(rateRps, _frozen);
}
