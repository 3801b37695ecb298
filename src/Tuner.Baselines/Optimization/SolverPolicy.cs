using System.Collections.Immutable;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// The optimal plan for the forecast load, each interval anew: IPA (Ghafouri et al., JSys 2024) and, with the experiment's own
/// objective and tuned options, the baseline to beat. With a solver that searches, plans are as good as what it finds.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Margins, hysteresis, whose objective.</param>
/// <param name="forecaster">Foretells the load.</param>
/// <param name="workload">Picks the weights of the preset <c>ipa</c>; not used without it.</param>
/// <param name="solver">May be shared.</param>
/// <param name="cache">May be shared.</param>
public sealed class SolverPolicy(
    string name,
    ReplanningOptions options,
    ILoadForecaster forecaster,
    string workload = "default",
    IPlanSolver? solver = null,
    PlanCache? cache = null) : PlannedPolicy(name, options, forecaster, solver, cache)
{
    /// <inheritdoc/>
    protected override Objective ObjectiveFor(PolicyContext context) => PlanObjective.Choose(options.Preset, context, workload);

    /// <inheritdoc/>
    protected override Plan Choose(double rateRps, Observation observation)
    {
        Plan best = Planner.PlanFor(rateRps);
        if (options.Hysteresis <= 0.0 || observation.Interval == 0 || VariantsOf(observation.InForce) is not { } current
            || best.Variants.AsSpan().SequenceEqual(current.AsSpan()))
        {
            return best;
        }

        Plan kept = Planner.PlanFor(rateRps, new FrozenChoices { Variants = current });
        return IsWorth(best, kept) ? best : kept;
    }

    // A plan that serves more is worth any change; between equals in that, only the gain counts.
    private bool IsWorth(Plan best, Plan kept) =>
        (best.Feasible && !kept.Feasible)
        || Math.Min(1.0, best.BottleneckRatio) > Math.Min(1.0, kept.BottleneckRatio) + PlanningProblem.Tolerance
        || best.Value - kept.Value > options.Hysteresis;

    // Null where a stage is served by several variants: there is no one plan to keep.
    private static ImmutableArray<int>? VariantsOf(Decision decision) =>
        decision.Stages.All(s => s.Deployments.Length == 1) ? [.. decision.Stages.Select(s => s.Deployments[0].Variant)] : null;
}
