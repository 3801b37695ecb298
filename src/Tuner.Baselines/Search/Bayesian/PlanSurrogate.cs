namespace Tuner.Baselines.Search.Bayesian;

/// <summary>What the points looked at tell of the others: a Gaussian process over their features, fitted to their worths.</summary>
internal sealed class PlanSurrogate
{
    private const double Noise = 1e-6;
    private static readonly double[] LengthScales = [0.5, 1.0, 2.0, 4.0];

    private readonly PointFeatures _features;
    private readonly GaussianProcess _process;
    private readonly double _best;

    /// <summary>Worths are scaled to mean 0 and variance 1; of some length scales the likeliest is taken.</summary>
    public PlanSurrogate(PointFeatures features, IReadOnlyList<PlanPoint> points)
    {
        _features = features;
        double[][] at = [.. points.Select(p => features.Of(p.Options))];
        double mean = points.Average(p => p.Worth);
        double variance = points.Average(p => (p.Worth - mean) * (p.Worth - mean));
        double deviation = variance > 0.0 ? Math.Sqrt(variance) : 1.0;
        double[] values = [.. points.Select(p => (p.Worth - mean) / deviation)];
        _process = LengthScales.Select(scale => new GaussianProcess(at, values, new MaternKernel(scale), Noise)).MaxBy(p => p.LogLikelihood)!;
        _best = values.Max();
    }

    /// <summary>Expected improvement of the best point by these options, in deviations of the worths.</summary>
    public double ImprovementOf(int[] options)
    {
        (double mean, double deviation) = _process.At(_features.Of(options));
        return ExpectedImprovement.Of(mean, deviation, _best);
    }
}
