namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>What a <see cref="ChainSearch"/> looks for.</summary>
internal enum ChainGoal
{
    /// <summary>The highest value of the objective.</summary>
    BestValue,

    /// <summary>The fewest cores: whether any plan is within the limits.</summary>
    FewestCores,
}
