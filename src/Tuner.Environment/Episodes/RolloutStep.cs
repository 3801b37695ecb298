using Tuner.Environment.Tuning;

namespace Tuner.Environment.Episodes;

/// <summary>One interval of a rollout.</summary>
/// <param name="Interval">0 for the first.</param>
/// <param name="Report">What happened; a view that the next interval changes.</param>
/// <param name="Before">The decision in force before.</param>
/// <param name="Decision">The decision taken.</param>
/// <param name="Note">What the policy said of it.</param>
/// <param name="Score">What it was worth.</param>
/// <param name="DecisionTime">How long the policy took, by the clock.</param>
public readonly record struct RolloutStep(
    int Interval,
    IntervalReport Report,
    Decision Before,
    Decision Decision,
    DecisionNote Note,
    Score Score,
    TimeSpan DecisionTime);
