using MathNet.Numerics.Distributions;

namespace Tuner.Baselines.Search.Bayesian;

/// <summary>By how much a normal value is expected to exceed the best one known (Jones, Schonlau and Welch, J. Global Optimization 1998, equation 15).</summary>
internal static class ExpectedImprovement
{
    /// <summary>(mean - best) Phi(z) + deviation phi(z) with z = (mean - best) / deviation, 0 or more; for a maximum.</summary>
    public static double Of(double mean, double deviation, double best)
    {
        double gain = mean - best;
        if (deviation <= 0.0)
        {
            return Math.Max(0.0, gain);
        }

        double z = gain / deviation;
        return (gain * Normal.CDF(0.0, 1.0, z)) + (deviation * Normal.PDF(0.0, 1.0, z));
    }
}
