using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Search;

/// <summary>
/// Finds a good plan by looking at some: never better than an exact solver's, of chains and of pipelines with a shape alike. Its answer hangs on
/// the problem and its settings alone, and solvers of equal settings are equal, so that remembered plans stay right.
/// </summary>
public abstract record SearchPlanSolver : IPlanSolver
{
    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem) => Explore(problem).Best();

    /// <summary>The landscape with all that the search looked at.</summary>
    internal abstract PlanLandscape Explore(PlanningProblem problem);
}
