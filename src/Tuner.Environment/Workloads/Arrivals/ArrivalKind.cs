namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>How requests lie in time.</summary>
public enum ArrivalKind
{
    /// <summary>Independent of each other.</summary>
    Poisson,

    /// <summary>At equal distances.</summary>
    Even,

    /// <summary>Gaps are gamma-distributed with a given coefficient of variation.</summary>
    Gamma,

    /// <summary>Bunched at the start of each second, as the published load generator has it; for replication only.</summary>
    Bunched,

    /// <summary>A Poisson process whose rate a Markov chain modulates.</summary>
    Mmpp,

    /// <summary>When they were recorded.</summary>
    Timestamps,
}
