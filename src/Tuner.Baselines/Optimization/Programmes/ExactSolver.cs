using Google.OrTools.Sat;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// How CP-SAT is run: one worker and a fixed seed, so that the same model gives the same answer. Presolve is off: with the large
/// coefficients of our units it called a worse plan optimal in 5 of 600 random problems, and off it is four times as fast on these small models.
/// It leaves Ctrl-C to the program, which ends its cells cleanly.
/// </summary>
internal static class ExactSolver
{
    public const string Parameters = "num_workers:1,random_seed:1,cp_model_presolve:false,catch_sigint_signal:false";

    /// <summary>True with an optimal answer, false where there is none.</summary>
    /// <exception cref="InvalidOperationException">The solver refused the model.</exception>
    public static bool Run(CpSolver solver, CpModel model) => solver.Solve(model) switch
    {
        CpSolverStatus.Optimal => true,
        CpSolverStatus.Infeasible => false,
        CpSolverStatus status => throw new InvalidOperationException($"CP-SAT ended with {status}: {model.Validate()}"),
    };
}
