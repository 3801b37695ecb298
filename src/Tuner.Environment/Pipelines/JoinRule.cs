namespace Tuner.Environment.Pipelines;

/// <summary>
/// How the accuracies of the paths that meet in a stage become one. A stage with several feeders waits until nothing of the request
/// that could still reach it is on its way, and then serves one item.
/// </summary>
public enum JoinRule
{
    /// <summary>Their mean, by items.</summary>
    Mean,

    /// <summary>Their product: all must be right.</summary>
    Product,

    /// <summary>The least of them.</summary>
    Min,

    /// <summary>The greatest of them.</summary>
    Max,

    /// <summary>
    /// The probability that more than half of independent voters are right (Condorcet), a tie counting half: an ensemble.
    /// </summary>
    Vote,
}
