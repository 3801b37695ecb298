namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>How much the newest observation counts, each in [0, 1].</summary>
/// <param name="Alpha">For the level.</param>
/// <param name="Beta">For the trend.</param>
/// <param name="Gamma">For the season.</param>
public readonly record struct HoltWintersSmoothing(double Alpha, double Beta, double Gamma);
