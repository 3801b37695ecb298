using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

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
    SeedSequence Seeds);
