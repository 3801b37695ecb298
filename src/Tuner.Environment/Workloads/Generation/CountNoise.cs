using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>
/// Counts of a second at a rate: nearly Poisson. The Twitter trace has a variance of 1.13 times the mean within a minute (median over
/// minutes); a Poisson count whose rate is gamma-distributed (negative binomial) has exactly that.
/// </summary>
internal static class CountNoise
{
    public const double VarianceToMean = 1.13;

    public static int Draw(RandomStream random, double rate)
    {
        if (rate <= 0.0)
        {
            return 0;
        }

        double mixed = rate * random.NextGamma(rate / (VarianceToMean - 1.0));
        int count = 0;
        for (double time = random.NextExponential(); time < mixed; time += random.NextExponential())
        {
            count++;
        }

        return count;
    }
}
