using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tuning;

/// <summary>What a policy is told before a run.</summary>
/// <param name="Pipeline">What is served.</param>
/// <param name="Space">What may be decided.</param>
/// <param name="Objective">What is wanted.</param>
/// <param name="IntervalSeconds">Seconds between decisions.</param>
/// <param name="Seeds">Randomness of the policy's own.</param>
public sealed record PolicyContext(
    Pipeline Pipeline,
    DecisionSpace Space,
    Objective Objective,
    double IntervalSeconds,
    SeedSequence Seeds)
{
    /// <summary>The record of the load before the run; null where it is not of a record.</summary>
    public RecordedPast? Past { get; init; }
}
