using Tuner.Baselines.Optimization.Graphs;
using Tuner.Baselines.Optimization.Pareto;

namespace Tuner.Baselines.Optimization;

/// <summary>The exact solver for every problem: the dynamic programme for chains of stages on cores, the search where a pipeline has another shape.</summary>
public sealed class PlanSolver : IPlanSolver
{
    /// <summary>One for all: it has no state.</summary>
    public static PlanSolver Shared { get; } = new();

    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem) =>
        problem.Shape is null ? ParetoPlanSolver.Shared.Solve(problem) : GraphPlanSolver.Shared.Solve(problem);
}
