namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>
/// Solves chains of stages on cores exactly, of any length and under any combination of accuracies, in microseconds: once variant and batch of a
/// stage are chosen its replicas follow, so that a plan is one small choice a stage under one latency budget and one limit of cores, which a
/// dynamic programme over Pareto-optimal beginnings solves (<see cref="ChainSearch"/>).
/// </summary>
/// <param name="maxLabels">Beginnings of plans looked at in one search; beyond, the problem is refused.</param>
public sealed class ParetoPlanSolver(long maxLabels = ParetoPlanSolver.DefaultMaxLabels) : IPlanSolver
{
    /// <summary>What one search may look at where nothing else is said.</summary>
    public const long DefaultMaxLabels = 100_000_000;

    // Its buffers are large and outlive a solve; no solve leaves anything in them that another reads.
    [ThreadStatic]
    private static ChainSearch? _search;

    /// <summary>One for all: it has no state.</summary>
    public static ParetoPlanSolver Shared { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The pipeline is no chain of stages on cores, or too large.</exception>
    public Plan Solve(PlanningProblem problem)
    {
        if (problem.Shape is not null)
        {
            throw new NotSupportedException("The dynamic programme is for chains of stages on cores. Use the search for graphs.");
        }

        ChainSearch search = _search ??= new ChainSearch();
        return Best(search, problem, 1.0, problem.SloSeconds, problem.ClusterCores, feasible: true) ?? LeastBad(search, problem);
    }

    private Plan LeastBad(ChainSearch search, PlanningProblem problem) => ChainFallback.Solve(
        problem,
        (slo, cluster) => HighestShare.Of(share => Plan(search, problem, share, slo, cluster, ChainGoal.FewestCores, feasible: false)) is double share
            ? Best(search, problem, share, slo, cluster, feasible: false)
            : null);

    private Plan? Best(ChainSearch search, PlanningProblem problem, double share, double slo, double cluster, bool feasible) =>
        Plan(search, problem, share, slo, cluster, ChainGoal.BestValue, feasible);

    private Plan? Plan(
        ChainSearch search, PlanningProblem problem, double share, double slo, double cluster, ChainGoal goal, bool feasible)
    {
        double target = share * problem.RateRps;
        IReadOnlyList<int[]> found = search.Run(problem, target, slo, cluster, goal, maxLabels);
        if (found.Count < 2)
        {
            return found.Count == 0 ? null : problem.PlanFor(found[0], target, feasible);
        }

        Plan[] plans = [.. found.Order(Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).Select(o => problem.PlanFor(o, target, feasible)!)];
        return plans[Optimization.Plan.IndexOfBest(plans)];
    }
}
