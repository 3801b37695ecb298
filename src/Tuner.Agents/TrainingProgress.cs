namespace Tuner.Agents;

/// <summary>How far a training is.</summary>
/// <param name="Steps">Environment steps so far, all environments together.</param>
/// <param name="TotalSteps">Environment steps when it ends.</param>
/// <param name="EpisodeScore">Mean reward per step of the last ended episodes; NaN before the first.</param>
public readonly record struct TrainingProgress(long Steps, long TotalSteps, double EpisodeScore);
