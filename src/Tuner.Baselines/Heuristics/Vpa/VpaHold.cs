namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>When a recommendation is left alone.</summary>
public enum VpaHold
{
    /// <summary>Never: the target is applied each period.</summary>
    None,

    /// <summary>A target no higher than the size in force changes nothing for a number of periods (InfAdapter's 'P').</summary>
    Stabilised,

    /// <summary>While the size in force lies between the lower and the upper bound (InfAdapter's 'V').</summary>
    Bounds,
}
