using MathNet.Numerics.Distributions;

namespace Tuner.Environment.Statistics;

/// <summary>A mean and the half width of its confidence interval by Student's t; NaN half width below two samples.</summary>
public readonly record struct MeanInterval(double Mean, double HalfWidth, int Count)
{
    /// <summary>The lower end.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>The upper end.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>The interval of independent samples at <paramref name="confidence"/> in (0, 1).</summary>
    public static MeanInterval Of(IReadOnlyCollection<double> samples, double confidence = 0.95)
    {
        int n = samples.Count;
        if (n == 0)
        {
            return new MeanInterval(double.NaN, double.NaN, 0);
        }

        double mean = samples.Average();
        if (n == 1)
        {
            return new MeanInterval(mean, double.NaN, 1);
        }

        double variance = samples.Sum(x => (x - mean) * (x - mean)) / (n - 1);
        double t = StudentT.InvCDF(0.0, 1.0, n - 1, 0.5 + (confidence / 2.0));
        return new MeanInterval(mean, t * Math.Sqrt(variance / n), n);
    }
}
