using Tuner.Environment.Randomness;
using Tuner.Environment.Statistics;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

/// <summary>The process against theory (Fischer and Meier-Hellstern, 1993). Its statistical tests are one family of seven: 1 % for all, seed 1.</summary>
public sealed class MmppArrivalsTests
{
    private const double Confidence = 1.0 - (0.01 / 7.0);
    private const int Seconds = 100_000;
    private const int BatchSeconds = 1_000;
    private const double MeanRps = 10.0;

    private static readonly MarkovModulation Two = new([1.0, 4.0], [3.0, 1.0]);
    private static readonly MarkovModulation Three = new([0.0, 1.0, 5.0], [4.0, 2.0, 1.0]);

    private static readonly Lazy<List<double>> OfTwo = new(() => Collect(new ModulatedArrivals(MeanRps, Seconds, Two, new SeedSequence(1))));
    private static readonly Lazy<List<double>> OfThree = new(() => Collect(new ModulatedArrivals(MeanRps, Seconds, Three, new SeedSequence(1))));

    [Fact]
    public void Factors_Always_HaveTheMeanOne()
    {
        // (1 * 3 + 4 * 1) / 4 = 7/4.
        Assert.Equal([4.0 / 7.0, 16.0 / 7.0], Two.Factors);
        Assert.Equal(1.0, Three.Factors.Zip(Three.SojournSeconds, (factor, stay) => factor * stay).Sum() / 7.0, 12);
    }

    [Theory]
    [InlineData(1e-7)]
    [InlineData(0.1)]
    [InlineData(1.0)]
    [InlineData(60.0)]
    [InlineData(1e9)]
    public void IndexOfDispersion_TwoStates_IsTheClosedForm(double window)
    {
        double p = 0.75, q = 0.25, difference = MeanRps * 12.0 / 7.0, sigma = (1.0 / 3.0) + 1.0, x = sigma * window;
        double expected = 1.0 + (2.0 * p * q * difference * difference / (MeanRps * sigma) * (1.0 - (-double.ExpM1(-x) / x)));
        Assert.Equal(expected, Two.IndexOfDispersion(MeanRps, window), 6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void AppendSecond_ConstantRate_HasTheMean(int states)
    {
        MeanInterval rate = MeanInterval.Of(Batches((states == 2 ? OfTwo : OfThree).Value, BatchSeconds, n => n / BatchSeconds), Confidence);
        Assert.InRange(MeanRps, rate.Low, rate.High);
        Assert.InRange(rate.HalfWidth, 0.0, 0.4);
    }

    [Theory]
    [InlineData(2, 0.1)]
    [InlineData(2, 1.0)]
    [InlineData(2, 10.0)]
    [InlineData(3, 1.0)]
    [InlineData(3, 10.0)]
    public void AppendSecond_ConstantRate_HasTheIndexOfDispersion(int states, double window)
    {
        AssertDispersion(states == 2 ? Two : Three, (states == 2 ? OfTwo : OfThree).Value, window);
    }

    [Fact]
    public void Arrivals_FlatTrace_IsTheProcessAtThatRate() =>
        Assert.Equal(OfTwo.Value, Collect(new MmppArrivals(Two).Arrivals(ArrivalTimes.Flat((int)MeanRps, Seconds), new SeedSequence(1))));

    [Fact]
    public void Arrivals_SilentSecondsAndSilentStates_HaveNoRequest()
    {
        Assert.Empty(ArrivalTimes.Of(new MmppArrivals(Two), ArrivalTimes.Flat(0, 100)));
        MarkovModulation onAndOff = new([0.0, 1.0], [1.0, 1.0]);
        List<double> times = ArrivalTimes.Of(new ModulatedArrivals(100.0, 1_000.0, onAndOff, new SeedSequence(1)), 1_000);
        Assert.Contains(times.Zip(times.Skip(1)), pair => pair.Second - pair.First > 1.0);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, "at least two states, got 1 rate")]
    [InlineData(new[] { 1.0, 2.0 }, new[] { 1.0 }, "got 2 rates and 1 stays")]
    [InlineData(new[] { 1.0, -2.0 }, new[] { 1.0, 1.0 }, "must be 0 or more, got -2")]
    [InlineData(new[] { 1.0, double.NaN }, new[] { 1.0, 1.0 }, "must be 0 or more, got NaN")]
    [InlineData(new[] { 1.0, 2.0 }, new[] { 1.0, 0.0 }, "must be above 0 s, got 0")]
    [InlineData(new[] { 0.0, 0.0 }, new[] { 1.0, 1.0 }, "are all 0")]
    public void Constructor_NoChain_SaysWhy(double[] rates, double[] sojourns, string reason) => Assert.Contains(
        reason, Assert.Throws<ArgumentException>(() => new MarkovModulation(rates, sojourns)).Message, StringComparison.Ordinal);

    private static List<double> Collect(IArrivalSource source)
    {
        List<double> times = [];
        for (int second = 0; second < Seconds; second++)
        {
            source.AppendSecond(second, times);
        }

        return times;
    }

    /// <summary>With the true mean in it, the mean squared deviation of a batch's windows is an unbiased estimate.</summary>
    private static void AssertDispersion(MarkovModulation chain, List<double> times, double window)
    {
        double mean = MeanRps * window;
        int perBatch = (int)(BatchSeconds / window);
        double[] deviations = [.. Batches(times, window, n => (n - mean) * (n - mean) / mean)];
        MeanInterval index = MeanInterval.Of([.. deviations.Chunk(perBatch).Select(batch => batch.Average())], Confidence);
        Assert.InRange(chain.IndexOfDispersion(MeanRps, window), index.Low, index.High);

        // Narrow enough to tell the law from a Poisson process.
        Assert.True(index.Low > 1.0);
    }

    private static double[] Batches(List<double> times, double window, Func<double, double> of)
    {
        double[] counts = new double[(int)Math.Round(Seconds / window)];
        times.ForEach(time => counts[Math.Min(counts.Length - 1, (int)(time / window))]++);
        return Array.ConvertAll(counts, count => of(count));
    }
}
