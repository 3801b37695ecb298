namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>
/// A variant's capacity as a line through what it was profiled at: a requests/s for each core, and an intercept that InfAdapter's code
/// cuts to int(min(intercept, .99)), towards zero.
/// </summary>
/// <param name="Slope">a, in requests/s for each core.</param>
/// <param name="Intercept">As fitted, in requests/s.</param>
public readonly record struct CapacityRegression(double Slope, double Intercept)
{
    private const double LargestIntercept = 0.99;

    /// <summary>b.</summary>
    public int Offset => (int)Math.Min(Intercept, LargestIntercept);

    /// <summary>Least squares through two or more points.</summary>
    public static CapacityRegression Fit(IReadOnlyCollection<(double Cores, double Rps)> points)
    {
        (double intercept, double slope) = MathNet.Numerics.Fit.Line(
            [.. points.Select(p => p.Cores)], [.. points.Select(p => p.Rps)]);
        return new CapacityRegression(slope, intercept);
    }

    /// <summary>th(n) = floor(coefficient (a n + b)), 0 or more; th(0) = 0.</summary>
    public int CapacityRps(int cores, double coefficient) =>
        cores == 0 ? 0 : (int)Math.Clamp(Math.Floor(coefficient * ((Slope * cores) + Offset)), 0.0, int.MaxValue);
}
