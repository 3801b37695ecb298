using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.Loki;

/// <summary>
/// Loki (Ahmad et al., HPDC 2024). Hardware scaling (section 4.1, step 1): while the most accurate variants fit the cluster, they are served
/// by the cheapest replicas and batches. Accuracy scaling (step 2): where they do not, the most accurate plan that the cluster holds. What a
/// chosen variant sends downstream counts in both steps.
/// </summary>
/// <remarks>
/// The published code knows two pipelines by name and paths of two stages. Its routing probabilities and its dropping and rerouting of
/// requests have no part in a decision here: the serving system routes by capacity and drops by its own rule.
/// </remarks>
public sealed class LokiPolicy : PlannedPolicy
{
    private static readonly ObjectiveWeights CostAlone = new(Accuracy: 0.0, Cost: 1.0, Violations: 0.0);
    private static readonly ObjectiveWeights AccuracyAlone = new(Accuracy: 1.0, Cost: 0.0, Violations: 0.0);

    private readonly LokiOptions _options;
    private readonly IPlanSolver? _solver;
    private readonly PlanCache? _cache;
    private Planner? _hardware;
    private FrozenChoices _mostAccurate = FrozenChoices.None;

    /// <summary>A policy of that name; solver and cache may be shared with others.</summary>
    public LokiPolicy(string name, LokiOptions options, ILoadForecaster forecaster, IPlanSolver? solver = null, PlanCache? cache = null)
        : base(name, options, forecaster, solver, cache) => (_options, _solver, _cache) = (options, solver, cache);

    /// <inheritdoc/>
    protected override Objective ObjectiveFor(PolicyContext context) => ObjectiveOf(AccuracyAlone, context);

    /// <inheritdoc/>
    protected override void Begin(PolicyContext context)
    {
        _hardware = new Planner(context.Pipeline, ObjectiveOf(CostAlone, context), _options, _solver, _cache);
        _mostAccurate = new FrozenChoices { Variants = [.. context.Pipeline.Stages.Select(s => s.MostAccurateVariant)] };
    }

    /// <inheritdoc/>
    protected override Plan Choose(double rateRps, Observation observation)
    {
        Plan hardware = _hardware!.PlanFor(rateRps, _mostAccurate);
        return hardware.Feasible ? hardware : Planner.PlanFor(rateRps);
    }

    private static Objective ObjectiveOf(ObjectiveWeights weights, PolicyContext context) =>
        new(context.Pipeline, weights, context.Objective.Measure, accuracyReference: 1.0, costReference: 1.0)
        {
            GpuPriceCores = context.Objective.GpuPriceCores,
        };
}
