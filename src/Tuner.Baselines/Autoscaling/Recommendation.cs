namespace Tuner.Baselines.Autoscaling;

/// <summary>What an autoscaler says of a stage.</summary>
/// <param name="Wanted">What its metric asks for, before any limit.</param>
/// <param name="Replicas">What is to be deployed, within the stage's limits.</param>
public readonly record struct Recommendation(int Wanted, int Replicas);
