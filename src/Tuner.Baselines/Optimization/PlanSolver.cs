namespace Tuner.Baselines.Optimization;

/// <summary>The exact solver for every problem: CP-SAT for chains of stages on cores, our own search where a pipeline has another shape or is too long a product.</summary>
public sealed class PlanSolver : IPlanSolver
{
    /// <summary>One for all: it has no state.</summary>
    public static PlanSolver Shared { get; } = new();

    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem) =>
        problem.Shape is null ? MipPlanSolver.Shared.Solve(problem) : GraphPlanSolver.Shared.Solve(problem);
}
