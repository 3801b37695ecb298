namespace Tuner.Baselines.Optimization;

/// <summary>Which variants a policy is given that does not choose them.</summary>
public enum VariantLevel
{
    /// <summary>The light ones.</summary>
    Low,

    /// <summary>The accurate ones.</summary>
    High,
}
