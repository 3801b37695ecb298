using Tuner.Baselines.Autoscaling;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Tests.Autoscaling;

public sealed class LatencySharesTests
{
    // Means over the variants: (66 + 156 + 201 + 227 + 244) / 5 = 178.8 ms and (57 + 102 + 106 + 176 + 186) / 5 = 125.4 ms.
    [Fact]
    public void Seconds_Video_AreInProportionToTheMeanTimes()
    {
        double[] shares = LatencyShares.Seconds(TestPipelines.Video);

        Assert.Equal(6.89 * 178.8 / 304.2, shares[0], 9);
        Assert.Equal(6.89 * 125.4 / 304.2, shares[1], 9);
    }

    [Theory]
    [InlineData("video")]
    [InlineData("nlp")]
    [InlineData("traffic")]
    [InlineData("ensemble")]
    [InlineData("video-gpu")]
    public void Seconds_LongestWay_HasTheSlo(string name)
    {
        Pipeline pipeline = TestPipelines.Read(name);
        double[] shares = LatencyShares.Seconds(pipeline);

        Assert.All(shares, s => Assert.True(s > 0.0));
        Assert.Equal(pipeline.Slo.LatencySeconds, new CapacityModel(pipeline).CriticalPathSeconds(shares), 9);
    }

    // One way of 1 + 3 and one of 1 + 1: the last stage of the shorter way has half of what is left, not a quarter.
    [Fact]
    public void Seconds_Fork_CountsTheWayThroughTheStage()
    {
        Stage Of(string name, double ms) => new() { Name = name, Variants = [TestPipelines.Variant("v", 0.5, Allocation.OfCores(1), ms, 0.0)] };
        Pipeline fork = new(
            "fork", new ServiceLevelObjective(8.0), [Of("a", 100), Of("b", 300), Of("c", 100)], edges: [new StageEdge(0, 1), new StageEdge(0, 2)]);

        Assert.Equal([2.0, 6.0, 4.0], LatencyShares.Seconds(fork).Select(s => Math.Round(s, 9)));
    }
}
