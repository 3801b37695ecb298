namespace Tuner.Baselines.Heuristics.Sponge;

/// <summary>What grows with the load.</summary>
public enum SpongeScaling
{
    /// <summary>The cores of one replica: Sponge.</summary>
    Vertical,

    /// <summary>Replicas of the smallest size: the FA2 that Sponge's authors compare with.</summary>
    Horizontal,
}
