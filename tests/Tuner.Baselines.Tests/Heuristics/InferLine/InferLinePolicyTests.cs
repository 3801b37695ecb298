using System.Collections.Immutable;
using Tuner.Baselines.Heuristics.InferLine;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Tests.Heuristics.InferLine;

public sealed class InferLinePolicyTests
{
    [Fact]
    public void Windows_DoubleFromTheServiceTimeTo60() => Assert.Multiple(
        () => Assert.Equal([1, 2, 4, 8, 16, 32, 60], TrafficEnvelope.Windows(0.2)),
        () => Assert.Equal([7, 14, 28, 56, 60], TrafficEnvelope.Windows(6.89)),
        () => Assert.Equal([60], TrafficEnvelope.Windows(100.0)));

    [Fact]
    public void Of_ALoad_IsTheHighestRateOfEachWindow() =>
        Assert.Equal([9.0, 7.0, 4.0], TrafficEnvelope.Of([1, 5, 9, 1, 0], [1, 2, 4]));

    [Fact]
    public void Exceeding_OnlyTheLongWindow_IsItsRate()
    {
        ArrivalHistory arrivals = new();
        foreach (int count in (int[])[4, 4, 4, 4])
        {
            arrivals.Add(count);
        }

        Assert.Equal(4.0, TrafficEnvelope.Exceeding(arrivals, [1, 4], [9.0, 3.0], seconds: 1));
        Assert.Equal(0.0, TrafficEnvelope.Exceeding(arrivals, [1, 4], [9.0, 4.0], seconds: 1));
    }

    // 20/s of the sample, 2 items each, on 5 replicas of 10/s: rho .8. At 30/s: 60 / (10 x .8) = 7.5.
    [Fact]
    public void Replicas_ByHand_KeepTheRatioOfThePlan()
    {
        double ratio = ScalingRule.Provisioning(20.0, 2.0, 5, 10.0);

        Assert.Equal(0.8, ratio, 12);
        Assert.Equal(8, ScalingRule.Replicas(30.0, 2.0, 10.0, ratio, most: 100));
        Assert.Equal(5, ScalingRule.Replicas(20.0, 2.0, 10.0, ratio, most: 100));
        Assert.Equal(6, ScalingRule.Replicas(30.0, 2.0, 10.0, ratio, most: 6));
        Assert.Equal(1, ScalingRule.Replicas(0.0, 2.0, 10.0, ratio, most: 6));
    }

    // Batches 1, 2, 4 take 20, 30, 50 ms: 50, 66.7, 80 items/s. 150/s: from 3 replicas by batch 1 to 2 by batch 4, if the estimator lets it.
    [Theory]
    [InlineData(true, 4, 2)]
    [InlineData(false, 1, 3)]
    public void Plan_ALargerBatch_LeadsToAReplicaLess(bool allows, int batch, int replicas)
    {
        Pipeline pipeline = Chain();
        InferLinePlanner planner = new(pipeline, Plain(pipeline), [0], 150.0, d => allows || d.Stages[0].MaxBatch == 1);

        (ImmutableArray<StageConfiguration> stages, bool feasible) = planner.Plan();

        Assert.True(feasible);
        Assert.Equal((batch, replicas), (pipeline.Stages[0].BatchSizes[stages[0].Batch], stages[0].Replicas));
    }

    [Fact]
    public void Plan_TheEstimatorWantsMore_AddsReplicas()
    {
        Pipeline pipeline = Chain();
        InferLinePlanner planner = new(pipeline, Plain(pipeline), [0], 10.0, d => d.Stages[0].Replicas >= 5);

        (ImmutableArray<StageConfiguration> stages, bool feasible) = planner.Plan();

        Assert.True(feasible);
        Assert.Equal(5, stages[0].Replicas);
    }

    // The plan for 10/s has one replica of 50/s (rho .2). A second of 40 leaves the envelope: 40 / (50 x .2) = 4. Down to 1 after 15 s of quiet; the 5 s
    // window of the last 30 s forgets the burst after 30 s.
    [Fact]
    public void Decide_ABurst_ScalesUpAtOnceAndDownLate()
    {
        Pipeline pipeline = Chain();
        InferLinePolicy policy = new("inferline", new InferLineOptions { MissRatio = 0.5 });
        policy.Reset(Runs.Context(pipeline, Plain(pipeline)));
        ArrivalHistory arrivals = new();
        List<int> replicas = [];
        Add(arrivals, 10, seconds: 120);
        replicas.Add(policy.Decide(Observe(pipeline, arrivals, 0)).Stages[0].Replicas);
        Add(arrivals, 10, seconds: 9);
        Add(arrivals, 40, seconds: 1);
        replicas.Add(policy.Decide(Observe(pipeline, arrivals, 1)).Stages[0].Replicas);
        for (int i = 2; i < 9; i++)
        {
            Add(arrivals, 10, seconds: 10);
            replicas.Add(policy.Decide(Observe(pipeline, arrivals, i)).Stages[0].Replicas);
        }

        Assert.Equal((1, 4, 1), (replicas[0], replicas[1], replicas[^1]));
        Assert.Equal(replicas.Skip(1), replicas.Skip(1).OrderDescending());
        Assert.True(replicas[2] == 4, "Within 15 s of a change nothing is scaled down.");
    }

    // The sample's own burst of 100/s is inside its envelope; after the quiet that follows, two replicas of the plan's are gone. When it comes again
    // they are needed again.
    [Fact]
    public void Decide_TheSamplesOwnBurstAfterScalingDown_ScalesUp()
    {
        Pipeline pipeline = Chain();
        LoadTrace sample = new("sample", [.. Enumerable.Range(0, 120).Select(s => s < 60 ? 20 : 100)], historySeconds: 0);
        InferLinePolicy policy = new("inferline", new InferLineOptions(), sample);
        policy.Reset(Runs.Context(pipeline, Plain(pipeline)));
        ArrivalHistory arrivals = new();
        List<int> replicas = [];
        for (int i = 0; i < 10; i++)
        {
            Add(arrivals, i < 9 ? 5 : 100, seconds: 10);
            replicas.Add(policy.Decide(Observe(pipeline, arrivals, i)).Stages[0].Replicas);
        }

        Assert.True(replicas[0] > 1);
        Assert.Equal(1, replicas[8]);
        Assert.True(replicas[9] >= replicas[0], string.Join(' ', replicas));
    }

    [Fact]
    public void Decide_EveryPipeline_IsLegalAtAnyLoad()
    {
        foreach (string name in (string[])["video", "audio-qa", "audio-sent", "sum-qa", "nlp", "traffic", "ensemble", "video-gpu"])
        {
            Pipeline pipeline = TestPipelines.Read(name);
            foreach (int rate in (int[])[0, 3, 1_000_000])
            {
                ArrivalHistory arrivals = new();
                Add(arrivals, rate, seconds: 30);
                InferLinePolicy policy = new("inferline", new InferLineOptions());
                policy.Reset(Runs.Context(pipeline));

                new DecisionSpace(pipeline).Check(policy.Decide(Observe(pipeline, arrivals, 0)));
                Assert.Equal(rate < 1_000_000, policy.LastNote.Feasible);
                Add(arrivals, 1_000_000, seconds: 10);
                new DecisionSpace(pipeline).Check(policy.Decide(Observe(pipeline, arrivals, 1)));
                Assert.False(policy.LastNote.Feasible);
            }
        }
    }

    private static void Add(ArrivalHistory arrivals, int count, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            arrivals.Add(count);
        }
    }

    private static Observation Observe(Pipeline pipeline, ArrivalHistory arrivals, int interval) => new()
    {
        Interval = interval,
        IntervalSeconds = 10.0,
        InForce = new DecisionSpace(pipeline).Initial,
        Arrivals = arrivals,
        Reports = new ReportHistory(pipeline),
    };

    private static Pipeline Chain()
    {
        Stage stage = new()
        {
            Name = "only",
            MaxReplicas = 20,
            BatchSizes = [1, 2, 4],
            Variants = [TestPipelines.Variant("v", 0.5, Allocation.OfCores(1), 10, 10, new ServiceVariability(ServiceDistribution.Deterministic))],
        };
        return new Pipeline("chain", new ServiceLevelObjective(1.0), [stage]);
    }

    private static Objective Plain(Pipeline pipeline) => new(pipeline, ObjectiveWeights.Balanced, new AccuracyMeasure(), 1.0, 1.0);
}
