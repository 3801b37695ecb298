namespace Tuner.Environment.Episodes;

/// <summary>What a step over flat buffers brought beside the observation.</summary>
/// <param name="Reward">Finite.</param>
/// <param name="Terminated">The task itself has ended: the value of what follows is zero.</param>
/// <param name="Truncated">Cut short from outside: the value of what follows is not zero.</param>
/// <param name="RewardBaseline">What a reference earned in the same step, where the environment has one.</param>
public readonly record struct FlatStep(float Reward, bool Terminated, bool Truncated, float RewardBaseline = 0f);
