namespace Tuner.Environment.Pipelines;

/// <summary>What a request is promised, and what becomes of one that cannot be kept.</summary>
/// <param name="LatencySeconds">End to end, above 0; a finish at the deadline is on time. Infinite where nothing is promised.</param>
/// <param name="Drops">When a request is given up.</param>
/// <param name="DropLimitSeconds">The age at which <see cref="DropPolicy.Limit"/> gives up; not used by the others.</param>
public sealed record ServiceLevelObjective(
    double LatencySeconds,
    DropPolicy Drops = DropPolicy.Deadline,
    double DropLimitSeconds = double.PositiveInfinity)
{
    /// <summary>What each request has lost of its time when it arrives; null where all have the whole of it.</summary>
    public INetworkDelay? Network { get; init; }
}
