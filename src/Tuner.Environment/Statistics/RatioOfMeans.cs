using MathNet.Numerics.Distributions;

namespace Tuner.Environment.Statistics;

/// <summary>
/// The ratio of the means of paired samples (x, y), y's mean above 0. Its interval is that of the linearised ratio, the ratio estimator of survey sampling:
/// Student's t times the standard error of x - ratio y, over the mean of y (Cochran, "Sampling Techniques", 1977, section 6.4).
/// </summary>
public static class RatioOfMeans
{
    /// <summary>NaN where there is no pair or the mean of y is not above 0; no half width below two pairs.</summary>
    public static MeanInterval Of(IReadOnlyList<(double X, double Y)> pairs, double confidence = 0.95)
    {
        int n = pairs.Count;
        double meanY = n == 0 ? 0.0 : pairs.Average(p => p.Y);
        if (!(meanY > 0.0))
        {
            return new MeanInterval(double.NaN, double.NaN, 0);
        }

        double ratio = pairs.Average(p => p.X) / meanY;
        if (n == 1)
        {
            return new MeanInterval(ratio, double.NaN, 1);
        }

        double variance = pairs.Sum(p => Math.Pow(p.X - (ratio * p.Y), 2.0)) / (n - 1);
        double t = StudentT.InvCDF(0.0, 1.0, n - 1, 0.5 + (confidence / 2.0));
        return new MeanInterval(ratio, t * Math.Sqrt(variance / n) / meanY, n);
    }
}
