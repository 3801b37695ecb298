using Tuner.Baselines.Heuristics.Vpa;

namespace Tuner.Baselines.Tests.Heuristics.Vpa;

/// <summary>The bounds against the multipliers that the recommender's own documentation gives.</summary>
public sealed class VpaRecommenderTests
{
    [Theory]
    [InlineData(5, 0.6, 289.0)]
    [InlineData(30, 0.91, 49.0)]
    [InlineData(60, 0.953, 25.0)]
    [InlineData(720, 0.996, 3.0)]
    [InlineData(1440, 0.998, 2.0)]
    public void Recommend_SampleAMinute_WidensTheBoundsByAge(int minutes, double lower, double upper)
    {
        VpaRecommender recommender = new(new VpaOptions());
        for (int m = 0; m <= minutes; m++)
        {
            recommender.Add(2.0, 4.0, m * 60.0);
        }

        VpaRecommendation advice = recommender.Recommend()!.Value;

        Assert.InRange(advice.Target, 2.0 * 1.15, 2.1 * 1.15 * 1.001);
        Assert.Equal(lower, advice.Lower / advice.Target, 0.01);
        Assert.Equal(upper, advice.Upper / advice.Target, 0.02 * upper);
    }

    [Fact]
    public void Recommend_OneSample_BoundsNothing()
    {
        VpaRecommender recommender = new(new VpaOptions());
        recommender.Add(2.0, 4.0, 10.0);

        Assert.Equal((0.025, double.PositiveInfinity), (recommender.Recommend()!.Value.Lower, recommender.Recommend()!.Value.Upper));
    }

    [Fact]
    public void Recommend_NoUsage_IsTheLeast()
    {
        VpaRecommender idle = new(new VpaOptions());
        idle.Add(0.0, 1.0, 0.0);

        Assert.Null(new VpaRecommender(new VpaOptions()).Recommend());
        Assert.Equal(0.025, idle.Recommend()!.Value.Target);
    }

    [Fact]
    public void Add_LargerRequest_WeighsMore()
    {
        // One sample asked for 10 cores, two for 1: the median is that of the ten.
        VpaRecommender recommender = new(new VpaOptions { TargetPercentile = 0.5 });
        recommender.Add(1.0, 1.0, 0.0);
        recommender.Add(1.0, 1.0, 1.0);
        recommender.Add(5.0, 10.0, 2.0);

        Assert.InRange(recommender.Recommend()!.Value.Target, 5.0 * 1.15, 5.4 * 1.15);
    }
}
