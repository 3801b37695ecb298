namespace Tuner.Baselines.Optimization;

/// <summary>
/// Solves problems that have a <see cref="PlanShape"/>, exactly, by branch and bound over the options of the stages in topological order.
/// Where not all of the load can be served, the highest share of it is found by bisection.
/// </summary>
public sealed class GraphPlanSolver : IPlanSolver
{
    /// <summary>One for all: it has no state.</summary>
    public static GraphPlanSolver Shared { get; } = new();

    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem)
    {
        PlanShape shape = problem.Shape ?? throw new NotSupportedException("A chain of stages on cores is for the integer programme.");
        return ShapedFallback.Solve(problem, (ratio, slo, isWithinCluster, any, feasible) =>
            new PlanSearch(problem, shape, ratio * problem.RateRps, slo, isWithinCluster).Run(any, feasible));
    }
}
