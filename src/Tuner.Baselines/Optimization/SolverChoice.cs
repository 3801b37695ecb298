namespace Tuner.Baselines.Optimization;

/// <summary>Who solves the planning problem.</summary>
public enum SolverChoice
{
    /// <summary>Our exact solver: the dynamic programme for chains, the search for graphs.</summary>
    Exact,

    /// <summary>CP-SAT of OR-Tools.</summary>
    CpSat,

    /// <summary>SCIP.</summary>
    Scip,

    /// <summary>CBC.</summary>
    Cbc,

    /// <summary>HiGHS.</summary>
    Highs,
}
