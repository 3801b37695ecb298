using Tuner.Environment.Statistics;

namespace Tuner.Environment.Tests.Statistics;

public sealed class QuantilesTests
{
    // NumPy: np.quantile([1, 2, 4, 8], p), method "linear".
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3.0)]
    [InlineData(0.9, 6.8)]
    [InlineData(1.0, 8.0)]
    public void Of_FourValues_IsTypeSeven(double p, double expected) =>
        Assert.Equal(expected, Quantiles.Of([8.0, 1.0, 4.0, 2.0], p), 12);

    [Fact]
    public void OfSorted_Nothing_IsNaN() => Assert.True(double.IsNaN(Quantiles.OfSorted([], 0.5)));

    [Fact]
    public void MeanInterval_FiveSamples_IsStudentsT()
    {
        // mean 3, s = 1.58114, t(0.975, 4) = 2.776445: half width 1.963244.
        MeanInterval interval = MeanInterval.Of([1.0, 2.0, 3.0, 4.0, 5.0]);
        Assert.Equal(3.0, interval.Mean, 12);
        Assert.Equal(1.963244, interval.HalfWidth, 5);
    }

    [Fact]
    public void MeanInterval_OneSample_HasNoWidth() => Assert.True(double.IsNaN(MeanInterval.Of([2.0]).HalfWidth));
}
