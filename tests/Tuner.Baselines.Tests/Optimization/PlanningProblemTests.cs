using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization;

public sealed class PlanningProblemTests
{
    private static readonly Objective Balanced = Objective.Relative(TestPipelines.Video, ObjectiveWeights.Balanced, 34.0);

    [Fact]
    public void Create_Video_ListsEveryVariantAndBatchInTheOrderOfTheFile()
    {
        PlanningProblem problem = Create(10.0, new PlanningOptions());

        Assert.All(problem.Stages, s => Assert.Equal(20, s.Length));
        Assert.Equal([(0, 1), (0, 2), (0, 4), (0, 8), (1, 1)], problem.Stages[0].Take(5).Select(o => (o.Variant, o.MaxBatch)));
    }

    [Fact]
    public void Create_BatchOfEight_HasThroughputOfMeanAndLatencyOfTailPlusWait()
    {
        PlanOption option = Create(10.0, new PlanningOptions()).Stages[0][3];

        // yolov5n takes 533 ms for 8; lognormal, CV .1: sigma^2 = ln 1.01, z(.99) = 2.3263479.
        double sigma = Math.Sqrt(Math.Log(1.01));
        double p99 = 0.533 * Math.Exp((2.3263478740408408 * sigma) - (0.5 * sigma * sigma));
        Assert.Equal(8.0 / 0.533, option.ThroughputRps, 1e-9);
        Assert.Equal(p99 + 0.7, option.LatencyAt(10.0, 1.0), 1e-9);
        Assert.Equal(2, option.ReplicasFor(16.0));
    }

    [Fact]
    public void Create_LatencyMarginWithoutQueueTerm_ScalesServiceAlone()
    {
        PlanOption plain = Create(10.0, new PlanningOptions { QueueTerm = QueueTerm.None }).Stages[0][3];
        PlanOption more = Create(10.0, new PlanningOptions { LatencyMargin = 0.5 }).Stages[0][3];

        Assert.Equal((1.5 * plain.LatencyAt(10.0, 1.0)) + 0.7, more.LatencyAt(10.0, 1.0), 1e-9);
    }

    [Fact]
    public void Create_Planning_CapsThroughputAtProfiledLoadBeforeTheMargin()
    {
        PlanningProblem problem = PlanningProblem.Create(TestPipelines.SumQa, Balanced, 33.5, new PlanningOptions { Planning = true });

        // 61 ms is 16.4 RPS, but the profiling load was 10; halved: 5. 199 ms is 5.03 RPS, below the cap; halved.
        Assert.Equal(5.0, problem.Stages[1][1].ThroughputRps, 1e-9);
        Assert.Equal(0.5 / 0.199, problem.Stages[0][1].ThroughputRps, 1e-9);
    }

    [Fact]
    public void Create_PlanningMargins_DoubleTheLatencyOfAudio()
    {
        Pipeline audio = TestPipelines.AudioQa;

        double plain = PlanningProblem.Create(audio, Balanced, 5.0, new PlanningOptions()).Stages[0][0].LatencyAt(5.0, 1.0);
        double planned = PlanningProblem.Create(audio, Balanced, 5.0, new PlanningOptions { Planning = true }).Stages[0][0].LatencyAt(5.0, 1.0);

        Assert.Equal(2.0 * plain, planned, 1e-9);
    }

    [Fact]
    public void Create_AsCoded_DropsTheWaitAndLoosensTheSloByAConstant()
    {
        PlanningProblem paper = Create(5.0, new PlanningOptions());
        PlanningProblem coded = Create(5.0, new PlanningOptions { AsCoded = true });

        // Two stages of 5 variants and 4 batches: 2 x 5 x 3 / 5 RPS = 6 s.
        Assert.Equal(6.89, paper.SloSeconds, 1e-9);
        Assert.Equal(12.89, coded.SloSeconds, 1e-9);
        Assert.Equal(paper.Stages[0][3].LatencyAt(5.0, 1.0) - (7 / 5.0), coded.Stages[0][3].LatencyAt(5.0, 1.0), 1e-9);
    }

    [Fact]
    public void Create_FrozenVariantsAndReplicas_LeaveNothingElse()
    {
        FrozenChoices frozen = new() { Variants = [1, 3], Replicas = [2, 5] };

        PlanningProblem problem = Create(5.0, new PlanningOptions(), frozen);

        Assert.All(problem.Stages[0], o => Assert.Equal((1, 2, 2), (o.Variant, o.MinReplicas, o.MaxReplicas)));
        Assert.All(problem.Stages[1], o => Assert.Equal((3, 5, 5), (o.Variant, o.MinReplicas, o.MaxReplicas)));
    }

    [Theory]
    [InlineData(new[] { 0 }, new int[0], "2 stages, but 1 frozen variants")]
    [InlineData(new[] { 0, 5 }, new int[0], "variant 5 frozen, 0 to 4 expected")]
    [InlineData(new int[0], new[] { 1, 17 }, "17 replicas frozen, 1 to 16 expected")]
    [InlineData(new int[0], new[] { 0, 1 }, "0 replicas frozen, 1 to 16 expected")]
    public void Create_FrozenChoicesOfAnotherPipeline_AreRefused(int[] variants, int[] replicas, string expected)
    {
        FrozenChoices frozen = new() { Variants = [.. variants], Replicas = [.. replicas] };

        ArgumentException error = Assert.Throws<ArgumentException>(() => Create(5.0, new PlanningOptions(), frozen));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Create_LoadThatIsNone_IsRefused(double rateRps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(rateRps, new PlanningOptions()));

    [Fact]
    public void PlanFor_TwoOptions_AddsUpByHand()
    {
        PlanningProblem problem = Create(20.0, new PlanningOptions());

        // yolov5s b1 (6.41 RPS: 4 replicas) and resnet152 b8 (5.598 RPS, 2 cores: 4 replicas): 12 cores.
        Plan plan = problem.PlanFor([4, 19], 20.0, feasible: true)!;

        Assert.Equal(12.0, plan.CostCores, 1e-12);
        Assert.Equal(9, plan.BatchSum);
        Assert.Equal(4 * 8 / 1.429 / 20.0, plan.BottleneckRatio, 1e-9);
        Assert.Equal((0.568 / 0.689) - (0.5 * 12 / Balanced.CostReference), plan.Value, 1e-12);
    }

    private static PlanningProblem Create(double rateRps, PlanningOptions options, FrozenChoices? frozen = null) =>
        PlanningProblem.Create(TestPipelines.Video, Balanced, rateRps, options, frozen);
}
