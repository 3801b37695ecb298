namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>Solvers of mixed integer programmes in floating point that come with OR-Tools.</summary>
public enum LinearBackend
{
    /// <summary>SCIP.</summary>
    Scip,

    /// <summary>CBC of COIN-OR.</summary>
    Cbc,

    /// <summary>HiGHS.</summary>
    Highs,
}
