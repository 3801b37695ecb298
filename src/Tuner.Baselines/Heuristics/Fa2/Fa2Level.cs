namespace Tuner.Baselines.Heuristics.Fa2;

/// <summary>Which variants FA2 is given.</summary>
public enum Fa2Level
{
    /// <summary>The light ones.</summary>
    Low,

    /// <summary>The accurate ones.</summary>
    High,
}
