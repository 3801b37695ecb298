using Tuner.Baselines.Optimization.Programmes;

namespace Tuner.Baselines.Optimization;

/// <summary>The solvers by choice; one of each for all, as they have no state.</summary>
public static class PlanSolvers
{
    /// <summary>The solver of a choice.</summary>
    public static IPlanSolver Of(SolverChoice choice) => choice switch
    {
        SolverChoice.CpSat => CpSatPlanSolver.Shared,
        SolverChoice.Scip => LinearPlanSolver.Scip,
        SolverChoice.Cbc => LinearPlanSolver.Cbc,
        SolverChoice.Highs => LinearPlanSolver.Highs,
        _ => PlanSolver.Shared,
    };
}
