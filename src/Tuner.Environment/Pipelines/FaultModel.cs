namespace Tuner.Environment.Pipelines;

/// <summary>What breaks, how often. The default breaks nothing.</summary>
public sealed record FaultModel
{
    /// <summary>Nothing breaks.</summary>
    public static FaultModel None { get; } = new();

    /// <summary>Probability that a start-up ends in failure; the replica then starts anew. In [0, 1).</summary>
    public double StartFailureProbability { get; init; }

    /// <summary>Mean seconds that a ready replica lives before it crashes, exponential; infinite: never; at least .001. A crashed one starts anew.</summary>
    public double ReplicaMeanLifeSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Mean seconds that a node lives before it is lost with all on it, exponential; infinite: never; at least .001.</summary>
    public double NodeMeanLifeSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Mean seconds until a lost node is back, exponential; above 0.</summary>
    public double NodeMeanRepairSeconds { get; init; } = 300.0;

    /// <summary>What becomes of the requests in a crashed batch.</summary>
    public CrashedBatch CrashedBatch { get; init; } = CrashedBatch.Retried;

    /// <summary>Whether anything can break.</summary>
    public bool IsNone => StartFailureProbability <= 0.0 && double.IsPositiveInfinity(ReplicaMeanLifeSeconds)
        && double.IsPositiveInfinity(NodeMeanLifeSeconds);
}
