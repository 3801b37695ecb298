namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>What the recommender says of a stage, in cores.</summary>
/// <param name="Lower">Below this, the size should grow.</param>
/// <param name="Target">The size that is recommended.</param>
/// <param name="Upper">Above this, the size should shrink; infinite while nothing is known.</param>
public readonly record struct VpaRecommendation(double Lower, double Target, double Upper);
