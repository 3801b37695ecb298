using Tuner.Baselines.Heuristics.Loki;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Loki;

public sealed class LokiPolicyTests
{
    // One stage on 8 cores: heavy 10/s on 2 cores, light 20/s on 1. Four heavy replicas serve 40/s; beyond, no single variant but the light one.
    [Theory]
    [InlineData(5.0, 1, 1, 2.0)]
    [InlineData(40.0, 1, 4, 8.0)]
    [InlineData(40.5, 0, 3, 3.0)]
    [InlineData(160.0, 0, 8, 8.0)]
    public void Decide_OneStage_SwitchesWhereTheMostAccurateNoLongerFits(double rateRps, int variant, int replicas, double cores)
    {
        LokiPolicy policy = new("loki", new LokiOptions(), new ConstantForecaster(rateRps));

        Decision decision = Runs.First(policy, Small());

        Assert.Equal((variant, replicas, cores), (decision.Stages[0].Deployments[0].Variant, decision.Stages[0].Replicas, decision.Cores));
        Assert.True(policy.LastNote.Feasible);
    }

    // Heavy takes 100 ms: within half of the SLO at .21 s, not at .19 s.
    [Theory]
    [InlineData(0.21, 1)]
    [InlineData(0.19, 0)]
    public void Decide_HalfTheSlo_IsForQueues(double slo, int variant)
    {
        Decision decision = Runs.First(new LokiPolicy("loki", new LokiOptions(), new ConstantForecaster(5.0)), Small(slo));

        Assert.Equal(variant, decision.Stages[0].Deployments[0].Variant);
    }

    // A detector that finds 10 objects and one that finds 1: what comes after needs 10 or 1 replicas a request/s of 10/s a replica.
    [Fact]
    public void Decide_ItemsOfTheAccurateDetector_CountAgainstTheCluster()
    {
        Variant light = TestPipelines.Variant("light", 0.5, Allocation.OfCores(1), 0, 10), heavy = TestPipelines.Variant("heavy", 0.9, Allocation.OfCores(1), 0, 10);
        Pipeline pipeline = new(
            "fan",
            new ServiceLevelObjective(10.0),
            [
                new Stage { Name = "detect", Variants = [light, Items(heavy, 10.0)] },
                new Stage { Name = "look", MaxReplicas = 64, Variants = [TestPipelines.Variant("v", 0.8, Allocation.OfCores(1), 0, 100)] },
            ],
            new ClusterCapacity(1, 21));

        Assert.Equal([1, 20], Decide(pipeline, 20.0).Stages.Select(s => s.Replicas));
        Assert.Equal(1, Decide(pipeline, 20.0).Stages[0].Deployments[0].Variant);
        Assert.Equal(0, Decide(pipeline, 21.0).Stages[0].Deployments[0].Variant);
    }

    [Fact]
    public void Decide_EveryPipelineAndLoad_IsLegal() => Loads.AllAreWithstood(f => new LokiPolicy("loki", new LokiOptions(), f));

    private static Decision Decide(Pipeline pipeline, double rateRps) =>
        Runs.First(new LokiPolicy("loki", new LokiOptions(), new ConstantForecaster(rateRps)), pipeline);

    private static Variant Items(Variant variant, double items) => new()
    {
        Name = variant.Name,
        Accuracy = variant.Accuracy,
        BaseAllocation = variant.BaseAllocation,
        Profile = variant.Profile,
        Items = items,
    };

    private static Pipeline Small(double slo = 10.0)
    {
        ServiceVariability exact = new(ServiceDistribution.Deterministic);
        Stage stage = new()
        {
            Name = "only",
            Variants =
            [
                TestPipelines.Variant("light", 0.6, Allocation.OfCores(1), 0, 50, exact),
                TestPipelines.Variant("heavy", 0.9, Allocation.OfCores(2), 0, 100, exact),
            ],
        };
        return new Pipeline("small", new ServiceLevelObjective(slo), [stage], new ClusterCapacity(1, 8));
    }
}
