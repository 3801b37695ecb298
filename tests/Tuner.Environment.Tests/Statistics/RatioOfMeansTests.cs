using Tuner.Environment.Statistics;

namespace Tuner.Environment.Tests.Statistics;

public sealed class RatioOfMeansTests
{
    [Fact]
    public void Of_ThreePairs_IsWhatTheHandComputes()
    {
        // Means 2 and 4. Residuals x - y / 2: 0, -.5, .5, standard deviation .5; t(2) = 4.302653.
        MeanInterval ratio = RatioOfMeans.Of([(1.0, 2.0), (1.5, 4.0), (3.5, 6.0)]);

        Assert.Equal(0.5, ratio.Mean, 12);
        Assert.Equal(4.302653 * 0.5 / Math.Sqrt(3.0) / 4.0, ratio.HalfWidth, 6);
    }

    [Fact]
    public void Of_GapThatIsNone_IsNoNumber()
    {
        Assert.True(double.IsNaN(RatioOfMeans.Of([(1.0, -1.0), (1.0, 1.0)]).Mean));
        Assert.True(double.IsNaN(RatioOfMeans.Of([]).Mean));
        Assert.Equal((0.5, 1), (RatioOfMeans.Of([(1.0, 2.0)]).Mean, RatioOfMeans.Of([(1.0, 2.0)]).Count));
    }
}
