namespace Tuner.Baselines.Search.Greedy;

/// <summary>Which of the changes that gain is made.</summary>
public enum GreedyGain
{
    /// <summary>The one that gains most.</summary>
    Value,

    /// <summary>One that gains and costs nothing more, of those the one that gains most; else the one that gains most for each core more.</summary>
    PerCore,
}
