using Tuner.Baselines.Search;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Tests.Search;

public sealed class PlanLandscapeTests
{
    [Fact]
    public void At_FeasiblePoint_IsWorthItsValue()
    {
        PlanPoint point = new PlanLandscape(TwoStages.At(10.0, 1.0)).At([1, 0]);

        Assert.Equal(PlanStanding.Feasible, point.Standing);
        Assert.Equal(0.8 + 0.5 - 0.3, point.Worth, 1e-12);
    }

    [Fact]
    public void At_LatePoint_LosesByHowLateItIs()
    {
        PlanPoint point = new PlanLandscape(TwoStages.At(10.0, 0.45)).At([1, 1]);

        // Value .8 + .65 - .325; of a unit of 1.2 lost .1 and 1 - .45 / .6.
        Assert.Equal(PlanStanding.Late, point.Standing);
        Assert.Equal(1.125 - (1.2 * 0.35), point.Worth, 1e-12);
        Assert.False(point.Plan.Feasible);
    }

    [Fact]
    public void At_MoreThanTheClusterHolds_ServesTheShareThatItHolds()
    {
        // Two replicas each would be needed, and of the three cores each stage gets one.
        PlanPoint point = new PlanLandscape(TwoStages.At(20.0, 0.45, clusterCores: 3.0)).At([0, 0]);

        Assert.Equal(PlanStanding.Overloaded, point.Standing);
        Assert.Equal([1, 1], point.Plan.Stages.Select(s => s.Replicas));
        Assert.Equal(0.5, point.Plan.BottleneckRatio, 1e-9);
    }

    [Fact]
    public void At_OneReplicaEachIsTooMuch_IsOffTheCluster()
    {
        PlanPoint point = new PlanLandscape(TwoStages.At(10.0, 0.45, clusterCores: 2.5)).At([1, 1]);

        Assert.Equal(PlanStanding.LateOffCluster, point.Standing);
    }

    [Fact]
    public void Best_NoFeasiblePoint_PrefersTheSloToTheLoad()
    {
        PlanLandscape landscape = new(TwoStages.At(20.0, 0.25, clusterCores: 3.3));
        landscape.At([0, 1]);
        Assert.Equal(1, landscape.Best().Stages[1].Option.Variant);

        landscape.At([0, 0]);
        Assert.Equal(0, landscape.Best().Stages[1].Option.Variant);
    }

    [Fact]
    public void LookAtAll_TwoByTwo_LooksAtFourPointsInTheOrderOfTheFile()
    {
        PlanLandscape landscape = new(TwoStages.At(10.0, 1.0));

        landscape.LookAtAll();

        Assert.Equal(4.0, landscape.Size);
        Assert.Equal([[0, 0], [0, 1], [1, 0], [1, 1]], landscape.Points.Select(p => p.Options));
        Assert.Equal([1, 1], landscape.Best().Variants);
    }

    [Fact]
    public void At_SamePointTwice_CountsOnce()
    {
        PlanLandscape landscape = new(TwoStages.At(10.0, 1.0));

        Assert.Same(landscape.At([0, 1]), landscape.At([0, 1]));
        Assert.Equal(1, landscape.Count);
    }

    [Fact]
    public void Step_AnyPoint_ChangesOneStage()
    {
        PlanLandscape landscape = new(TwoStages.At(10.0, 1.0));
        RandomStream random = new SeedSequence(1).Stream("steps");
        HashSet<(int, int)> met = [];
        for (int i = 0; i < 100; i++)
        {
            int[] step = landscape.Step([0, 1], random);
            met.Add((step[0], step[1]));
        }

        Assert.Equal([(0, 0), (1, 1)], met.Order());
        Assert.Equal([[1, 1], [0, 0]], landscape.Neighbours([0, 1]));
    }
}
