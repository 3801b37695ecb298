using System.Collections.Immutable;
using Tuner.Baselines.Heuristics.Nexus;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Nexus;

public sealed class NexusPolicyTests
{
    private static readonly ServiceVariability Exact = new(ServiceDistribution.Deterministic);

    [Theory]
    [InlineData(LatencySplit.Nexus)]
    [InlineData(LatencySplit.Grandslam)]
    [InlineData(LatencySplit.Even)]
    public void Decide_EveryPipelineAndLoad_IsLegal(LatencySplit split) =>
        Loads.AllAreWithstood(f => new NexusPolicy("nexus", new NexusOptions { Split = split }, f));

    // Batch 1, 2, 4 take 20, 30, 50 ms: 50, 66.7, 80 items/s. A load of 100/s: 2 replicas by 1, 2 by 2 (1.5), 2 by 4 (1.25).
    [Fact]
    public void Of_ALoad_HasTheReplicasOfFullBatchesAndOneForTheRest()
    {
        Pipeline pipeline = Chain(1.0, Stage("a", 10, 10));
        ImmutableArray<StageChoice> choices = StageChoices.Of(new CapacityModel(pipeline), Plain(pipeline), 0, 0, 100.0);

        Assert.Equal([2, 2, 2], choices.Select(c => c.Decision.Replicas));
        Assert.Equal([0.04, 0.06, 0.1], choices.Select(c => Math.Round(c.Seconds, 9)));
    }

    // No replica is full at 10/s: of a batch of 4 the first waits .3 s for the other three.
    [Fact]
    public void Of_ALoadBelowOneReplica_WaitsForTheBatch()
    {
        Pipeline pipeline = Chain(1.0, Stage("a", 10, 10));
        ImmutableArray<StageChoice> choices = StageChoices.Of(new CapacityModel(pipeline), Plain(pipeline), 0, 0, 10.0);

        Assert.Equal([0.04, 0.13, 0.35], choices.Select(c => Math.Round(c.Seconds, 9)));
    }

    // Throughput 50 on a whole share and 25 on half: 60/s are one whole and one half.
    [Fact]
    public void Of_ARestOnShares_TakesTheLeastThatServesIt()
    {
        Stage stage = new()
        {
            Name = "a",
            Variants =
            [
                new Variant
                {
                    Name = "v",
                    Accuracy = 0.5,
                    BaseAllocation = Allocation.OfGpuShare(1.0),
                    Allocations = [Allocation.OfGpuShare(0.5), Allocation.OfGpuShare(1.0)],
                    Profile = new ServiceProfile(new CoefficientLaw(20.0, 0.0, 0.0, 0.0), Exact),
                },
            ],
        };
        Pipeline pipeline = new("gpu", new ServiceLevelObjective(1.0), [stage], new ClusterCapacity(1, 8) { Gpus = new GpuCapacity(4, 16.0) });

        NexusPolicy policy = new("nexus", new NexusOptions(), new ConstantForecaster(60.0));
        StageDecision decision = Runs.First(policy, pipeline, Plain(pipeline)).Stages[0];

        Assert.Equal(1.5, decision.GpuShare, 9);
        Assert.True(policy.LastNote.Feasible);
    }

    [Fact]
    public void Cheapest_RandomTrees_IsThatOfEnumeration()
    {
        RandomStream random = new(1);
        int found = 0;
        for (int n = 0; n < 200; n++)
        {
            StageEdge[][] shapes = [[new(0, 1), new(1, 2)], [new(0, 1), new(0, 2)], [new(0, 2), new(1, 2)]];
            Pipeline pipeline = new("tree", new ServiceLevelObjective(1.0), [Stage("a", 1, 1), Stage("b", 1, 1), Stage("c", 1, 1)], edges: [.. shapes[n % 3]]);
            StageChoice[][] choices = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 1 + random.NextInt(5)).Select(_ =>
                new StageChoice(new StageDecision(0, Allocation.OfCores(1), 1, 1), 0.1 * (1 + random.NextInt(6)), 1 + random.NextInt(9))).ToArray())];
            double slo = 0.2 + random.NextDouble();
            CapacityModel capacity = new(pipeline);

            double? expected = (from a in choices[0]
                                from b in choices[1]
                                from c in choices[2]
                                where capacity.CriticalPathSeconds([a.Seconds, b.Seconds, c.Seconds]) <= slo
                                select (double?)(a.CostCores + b.CostCores + c.CostCores)).Min();
            StageChoice[]? best = new LatencyProgramme(pipeline).Cheapest(choices, slo);

            Assert.Equal(expected, best?.Sum(c => c.CostCores));
            found += best is null ? 0 : 1;
        }

        Assert.InRange(found, 50, 190);
    }

    [Fact]
    public void Reset_AForkThatJoinsAgain_IsRefusedByTheProgrammeAlone()
    {
        Pipeline diamond = new(
            "diamond",
            new ServiceLevelObjective(1.0),
            [Stage("a", 1, 1), Stage("b", 1, 1), Stage("c", 1, 1), Stage("d", 1, 1)],
            edges: [new(0, 1), new(0, 2), new(1, 3), new(2, 3)]);

        Assert.Throws<NotSupportedException>(() => Runs.First(new NexusPolicy("n", new NexusOptions(), new ConstantForecaster(1.0)), diamond));
        Runs.First(new NexusPolicy("n", new NexusOptions { Split = LatencySplit.Even }, new ConstantForecaster(1.0)), diamond);
    }

    // 30 and 60 ms at batch 1: a third and two thirds of .3 s. Batch 4 of the second takes 240 ms, twice that is too long; 2 x 60 and 2 x 100 are not.
    [Theory]
    [InlineData(LatencySplit.Grandslam, 2)]
    [InlineData(LatencySplit.Even, 1)]
    public void Decide_Splits_GiveEachStageItsPart(LatencySplit split, int second)
    {
        Pipeline pipeline = Chain(0.3, Stage("a", 0, 30), Stage("b", 20, 40));
        NexusPolicy policy = new("nexus", new NexusOptions { Split = split }, new ConstantForecaster(2000.0));

        Decision decision = Runs.First(policy, pipeline, Plain(pipeline));

        // Batches of a have one throughput: the faster of equal cost. Those of b: the larger, the cheaper.
        Assert.Equal([1, second], decision.Stages.Select(s => s.MaxBatch));
    }

    [Fact]
    public void Decide_BeyondTheReplicas_TakesTheHighestShare()
    {
        Pipeline pipeline = Chain(1.0, Stage("a", 0, 100) with { MaxReplicas = 4 });
        NexusPolicy policy = new("nexus", new NexusOptions(), new ConstantForecaster(1e6));

        Assert.Equal(4, Runs.First(policy, pipeline, Plain(pipeline)).Stages[0].Replicas);
        Assert.False(policy.LastNote.Feasible);
    }

    [Fact]
    public void Reset_UnknownVariant_IsNamed()
    {
        NexusPolicy policy = new("nexus", new NexusOptions { Variants = ["yolov5n", "resnet19"] }, new ConstantForecaster(1.0));

        Assert.Contains("resnet19", Assert.Throws<ArgumentException>(() => Runs.First(policy, TestPipelines.Video)).Message, StringComparison.Ordinal);
    }

    private static Stage Stage(string name, double baseMs, double slopeMs) => new()
    {
        Name = name,
        MaxReplicas = 500,
        BatchSizes = [1, 2, 4],
        Variants = [TestPipelines.Variant("v", 0.5, Allocation.OfCores(1), baseMs, slopeMs, Exact)],
    };

    private static Pipeline Chain(double slo, params Stage[] stages) => new("chain", new ServiceLevelObjective(slo), [.. stages]);

    private static Objective Plain(Pipeline pipeline) => new(pipeline, ObjectiveWeights.Balanced, new AccuracyMeasure(), 1.0, 1.0);
}
