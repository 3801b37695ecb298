using Tuner.Baselines.Optimization;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Problems that one solver is timed on.</summary>
/// <param name="Group">As in the report.</param>
/// <param name="Name">Unique in its group.</param>
/// <param name="Description">Enough to build them again.</param>
/// <param name="Solver">Who solves them.</param>
/// <param name="Problems">Draws them.</param>
internal sealed record SolverCase(string Group, string Name, string Description, SolverChoice Solver, Func<IReadOnlyList<PlanningProblem>> Problems)
{
    /// <summary>The curve that the case is a point of; empty for none.</summary>
    public string Series { get; init; } = string.Empty;

    /// <summary>Where on the curve.</summary>
    public int Size { get; init; }
}
