using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Figures;

public sealed class TimelineTests
{
    [Fact]
    public void Mean_SeedsWithGaps_SkipsWhatIsMissing()
    {
        IntervalRow row = SyntheticRun.Intervals("ppo", 1, 1)[0];
        IReadOnlyList<IntervalRow>[] seeds = [[Row(1.0), Row(double.NaN)], [Row(3.0), Row(double.NaN), Row(5.0)]];

        Assert.Equal([2.0, double.NaN, 5.0], Timeline.Mean(seeds, r => r.Accuracy));

        IntervalRow Row(double accuracy) => row with { Accuracy = accuracy };
    }

    [Fact]
    public void Mean_LongRun_AveragesGroupsAndKeepsItsMean()
    {
        IReadOnlyList<IntervalRow>[] seeds = [SyntheticRun.Intervals("ppo", 1, 4 * Timeline.MostPoints)];
        double[] mean = Timeline.Mean(seeds, r => r.OfferedRps), minutes = Timeline.Minutes(seeds);

        Assert.Equal(Timeline.MostPoints, mean.Length);
        Assert.Equal(seeds[0].Average(r => r.OfferedRps), mean.Average(), 9);
        Assert.Equal((0.0, 40.0 / 60.0, 4 * Timeline.MostPoints / 6.0), (minutes[0], minutes[1], minutes[^1]));
    }
}
