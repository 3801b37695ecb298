namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// Solves the integer programme with a solver in floating point. What it finds is checked in full: a plan that breaks a limit by the solver's
/// tolerance is excluded and the programme solved again. What it cannot settle: between plans whose values are nearer than that tolerance (about
/// 1e-7 of the largest value) it may take another one than the exact solvers, and so an equal in another order.
/// </summary>
public sealed class LinearPlanSolver : ProgrammePlanSolver
{
    private readonly LinearBackend _backend;

    private LinearPlanSolver(LinearBackend backend) => _backend = backend;

    /// <summary>SCIP.</summary>
    public static LinearPlanSolver Scip { get; } = new(LinearBackend.Scip);

    /// <summary>CBC.</summary>
    public static LinearPlanSolver Cbc { get; } = new(LinearBackend.Cbc);

    /// <summary>HiGHS.</summary>
    public static LinearPlanSolver Highs { get; } = new(LinearBackend.Highs);

    private protected override IPlanProgramme State(PlanStatement statement) => new LinearPlanModel(statement, _backend);

    private protected override double? HighestRatio(PlanningProblem problem, double sloSeconds, double clusterCores)
    {
        using LinearBottleneckModel model = new(problem, sloSeconds, clusterCores, _backend);
        return model.HighestRatio();
    }
}
