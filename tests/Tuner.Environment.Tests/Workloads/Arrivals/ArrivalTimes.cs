using MathNet.Numerics.Distributions;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

/// <summary>What the tests of this folder share. Its statistical tests are one family of seven: 1 % for all, seed 1.</summary>
internal static class ArrivalTimes
{
    public const double Confidence = 1.0 - (0.01 / 7.0);

    public static double Z => Normal.InvCDF(0.0, 1.0, 0.5 + (Confidence / 2.0));

    public static LoadTrace Flat(int requests, int seconds) => new("flat", [.. Enumerable.Repeat(requests, seconds + 1)], 1);

    /// <summary>All arrivals of a run, second by second as a serving system asks for them.</summary>
    public static List<double> Of(IArrivalSource source, int seconds)
    {
        List<double> times = [];
        for (int second = 0; second < seconds; second++)
        {
            int before = times.Count;
            source.AppendSecond(second, times);
            for (int i = before; i < times.Count; i++)
            {
                Assert.InRange(times[i], second, Math.BitDecrement(second + 1.0));
                Assert.True(i == 0 || times[i] >= times[i - 1], "not ascending");
            }
        }

        return times;
    }

    public static List<double> Of(IArrivalProcess process, LoadTrace trace, ulong seed = 1) =>
        Of(process.Arrivals(trace, new SeedSequence(seed)), trace.DurationSeconds);

    /// <summary>Variance over mean of the counts of 100 ms bins.</summary>
    public static double IndexOfDispersion(IEnumerable<double> times, int seconds)
    {
        double[] bins = new double[seconds * 10];
        foreach (double time in times)
        {
            bins[(int)(time * 10.0)]++;
        }

        double mean = bins.Average();
        return bins.Sum(x => (x - mean) * (x - mean)) / (bins.Length - 1) / mean;
    }
}
