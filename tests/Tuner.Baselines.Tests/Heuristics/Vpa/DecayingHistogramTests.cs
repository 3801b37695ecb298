using Tuner.Baselines.Heuristics.Vpa;

namespace Tuner.Baselines.Tests.Heuristics.Vpa;

public sealed class DecayingHistogramTests
{
    // Bucket n begins at .01 (1.05^n - 1) / .05: 0, .01, .0205, .031525, ...
    [Theory]
    [InlineData(0.0, 0.01)]
    [InlineData(0.0099, 0.01)]
    [InlineData(0.0101, 0.0205)]
    [InlineData(0.0206, 0.031525)]
    public void Percentile_OneSample_IsTheEndOfItsBucket(double cores, double end)
    {
        DecayingHistogram histogram = new(86_400.0);
        histogram.Add(cores, 1.0, 0.0);

        Assert.Equal(end, histogram.Percentile(0.5), 12);
    }

    [Fact]
    public void Percentile_AnyUsage_IsLessThanFivePercentAndABucketAbove()
    {
        for (double cores = 0.02; cores < 900.0; cores *= 1.37)
        {
            DecayingHistogram histogram = new(86_400.0);
            histogram.Add(cores, 1.0, 0.0);

            Assert.InRange(histogram.Percentile(0.9), cores, (cores * 1.05) + 0.01);
        }
    }

    [Fact]
    public void Percentile_TenEqualWeights_IsByRank()
    {
        DecayingHistogram histogram = new(86_400.0);
        for (int i = 1; i <= 10; i++)
        {
            histogram.Add(i, 1.0, 0.0);
        }

        Assert.InRange(histogram.Percentile(0.5), 5.0, 5.5);
        Assert.InRange(histogram.Percentile(0.9), 9.0, 9.6);
        Assert.InRange(histogram.Percentile(0.95), 10.0, 10.7);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(150.0)]
    public void Percentile_AfterHalfLives_WeighsOldSamplesByTheirAge(double halfLives)
    {
        // Three old samples against one and a half new: after one half-life they are even, after many none is left of them.
        DecayingHistogram histogram = new(60.0);
        histogram.Add(1.0, 3.0, 0.0);
        histogram.Add(8.0, 1.4, halfLives * 60.0);

        Assert.InRange(histogram.Percentile(0.5), halfLives > 1.0 ? 8.0 : 1.0, halfLives > 1.0 ? 8.5 : 1.1);
        Assert.InRange(histogram.Percentile(0.55), 8.0, 8.5);
    }

    [Fact]
    public void Percentile_NoSample_IsZero() => Assert.Equal(0.0, new DecayingHistogram(1.0).Percentile(0.9));
}
