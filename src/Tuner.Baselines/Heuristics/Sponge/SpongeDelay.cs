namespace Tuner.Baselines.Heuristics.Sponge;

/// <summary>Which of the network times seen in the last interval is taken for the ones to come.</summary>
public enum SpongeDelay
{
    /// <summary>The longest: cl_max of the paper.</summary>
    Max,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>That of the last request: the published code, which reads a gauge.</summary>
    Last,
}
