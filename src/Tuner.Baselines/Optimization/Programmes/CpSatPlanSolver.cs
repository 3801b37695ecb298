namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// Solves the integer programme with Google OR-Tools' CP-SAT. It computes in whole numbers, so that a difference as small as IPA's batch
/// weight of 1e-6 counts and ties are ties.
/// </summary>
public sealed class CpSatPlanSolver : ProgrammePlanSolver
{
    /// <summary>One for all: it has no state.</summary>
    public static CpSatPlanSolver Shared { get; } = new();

    private protected override IPlanProgramme State(PlanStatement statement) => new PlanModel(statement);

    private protected override double? HighestRatio(PlanningProblem problem, double sloSeconds, double clusterCores) =>
        new BottleneckModel(problem, sloSeconds, clusterCores).HighestRatio();
}
