namespace Tuner.Baselines.Optimization.Graphs;

/// <summary>
/// Solves problems that have a <see cref="PlanShape"/>, exactly, by branch and bound over the options of the stages in topological order.
/// Where not all of the load can be served, the highest share of it is found by bisection.
/// </summary>
/// <param name="maxNodes">Partial plans looked at in one solve, all its searches together; beyond, the problem is refused.</param>
public sealed class GraphPlanSolver(long maxNodes = GraphPlanSolver.DefaultMaxNodes) : IPlanSolver
{
    /// <summary>What one solve may look at where nothing else is said.</summary>
    public const long DefaultMaxNodes = 20_000_000;

    /// <summary>One for all: it has no state.</summary>
    public static GraphPlanSolver Shared { get; } = new();

    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem)
    {
        PlanShape shape = problem.Shape ?? throw new NotSupportedException("A chain of stages on cores is for the dynamic programme.");
        NodeBudget budget = new(problem, maxNodes);
        return ShapedFallback.Solve(problem, (ratio, slo, isWithinCluster, any, feasible) =>
            new PlanSearch(problem, shape, ratio * problem.RateRps, slo, isWithinCluster, any, budget).Run(feasible));
    }
}
