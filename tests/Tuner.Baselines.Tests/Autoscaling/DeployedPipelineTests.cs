using Tuner.Baselines.Autoscaling;
using Tuner.Baselines.Autoscaling.Hpa;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Tests.Autoscaling;

public sealed class DeployedPipelineTests
{
    [Fact]
    public void Of_Level_TakesThatOfThePlanningSection()
    {
        Pipeline video = TestPipelines.Video;

        Assert.Equal([0, 0], DeployedPipeline.Variants(video, new HpaOptions()));
        Assert.Equal([1, 3], DeployedPipeline.Variants(video, new HpaOptions { Level = VariantLevel.High }));
        Assert.Equal([4, 2], DeployedPipeline.Variants(video, new HpaOptions { Variants = ["yolov5x", "resnet50"] }));
    }

    [Fact]
    public void Of_AllocationsGiven_AreThoseOfTheDecision()
    {
        Pipeline gpu = TestPipelines.Read("video-gpu");
        DeployedStage small = DeployedPipeline.Of(gpu, new HpaOptions { Allocations = [0.1, 0.2] })[0], whole = DeployedPipeline.Of(gpu, new HpaOptions())[0];

        Assert.Equal(Allocation.OfGpuShare(0.1), small.With(3).Deployments[0].Allocation);
        Assert.Equal(Allocation.OfGpuShare(0.5), whole.With(3).Deployments[0].Allocation);
        Assert.True(small.ThroughputRps < whole.ThroughputRps);
    }

    // Detection gains nothing by batches; classification does 17.5, 19.3, 20.4 and 20.9 items/s: a batch of 2 has 92 % of the most.
    [Fact]
    public void Of_NoBatchGiven_TakesTheSmallestThatIsAlmostAsFast()
    {
        Assert.Equal([1, 2], DeployedPipeline.Of(TestPipelines.Video, new HpaOptions()).Select(s => s.Batch));
        Assert.Equal([8, 8], DeployedPipeline.Of(TestPipelines.Video, new HpaOptions { Batch = 8 }).Select(s => s.Batch));
    }

    [Fact]
    public void Of_ShortSlo_LeavesOutBatchesThatTakeTooLong()
    {
        Stage stage = new()
        {
            Name = "stage",
            BatchSizes = [1, 2, 4, 8],
            Variants = [TestPipelines.Variant("v", 0.5, Allocation.OfCores(1), 100.0, 1.0, new ServiceVariability(ServiceDistribution.Deterministic))],
        };
        int Batch(double slo) => DeployedPipeline.Of(new Pipeline("short", new ServiceLevelObjective(slo), [stage]), new HpaOptions())[0].Batch;

        // Batches take 101, 102, 104 and 108 ms.
        Assert.Equal([8, 4, 1, 1], [Batch(0.217), Batch(0.215), Batch(0.203), Batch(0.01)]);
    }

    [Fact]
    public void Of_WhatThePipelineDoesNotHave_IsRefused()
    {
        void Refused(HpaOptions options, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => DeployedPipeline.Of(TestPipelines.Video, options)).Message, StringComparison.Ordinal);

        Refused(new HpaOptions { Batch = 3 }, "'detect' has no batch of 3");
        Refused(new HpaOptions { Variants = ["yolov5n"] }, "Variants are given for 1 stages");
        Refused(new HpaOptions { Variants = ["yolov5n", "yolov5n"] }, "'classify' has no variant 'yolov5n'");
        Refused(new HpaOptions { Allocations = [1.0] }, "'allocations' has 1 entries");
        Refused(new HpaOptions { Allocations = [1.0, 2.0] }, "'classify', variant 'resnet18': no allocation of 2, one of 1 expected");
        Refused(new HpaOptions { MinReplicas = 17 }, "at least 17 replicas, but at most 16");
    }
}
