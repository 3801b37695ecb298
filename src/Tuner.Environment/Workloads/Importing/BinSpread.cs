namespace Tuner.Environment.Workloads.Importing;

/// <summary>How k requests of a minute or an hour lie within it, which the record does not say.</summary>
public enum BinSpread
{
    /// <summary>The i-th at (i + 1/2) / k of the bin: no randomness.</summary>
    Even,

    /// <summary>Each at a uniform instant of the bin: a Poisson process, given its count.</summary>
    Poisson,
}
