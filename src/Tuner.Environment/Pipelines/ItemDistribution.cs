namespace Tuner.Environment.Pipelines;

/// <summary>How many items a stage puts out for one that it served, about the mean of the serving variant.</summary>
public enum ItemDistribution
{
    /// <summary>The whole numbers next to the mean: 2.58 is 2, and one more with probability .58.</summary>
    Rounded,

    /// <summary>Poisson.</summary>
    Poisson,
}
