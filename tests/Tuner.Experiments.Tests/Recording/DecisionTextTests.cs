using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Recording;

public sealed class DecisionTextTests
{
    private static readonly Pipeline Video = SmallPipeline.Create();

    [Fact]
    public void Format_BaseAllocationAndOwnTimeout_NamesVariantBatchAndReplicas()
    {
        Decision decision = new(
        [
            DecisionSpace.Of(Video.Stages[0], variant: 1, replicas: 3, maxBatch: 4),
            DecisionSpace.Of(Video.Stages[1], variant: 0, replicas: 2, maxBatch: 1),
            DecisionSpace.Of(Video.Stages[2], variant: 1, replicas: 1, maxBatch: 8),
        ]);

        Assert.Equal(
            "detect=yolov5m:batch=4:replicas=3;classify=resnet18:batch=1:replicas=2;caption=git:batch=8:replicas=1",
            DecisionText.Format(Video, decision));
    }

    [Fact]
    public void Parse_FormattedRandomDecisions_GivesTheSame()
    {
        RandomStream random = new(1);
        double[] amounts = [0.1, 1.0 / 3.0, 1.0, 2.0, 7.25];
        for (int trial = 0; trial < 2000; trial++)
        {
            Decision decision = new(
            [
                .. Video.Stages.Select(stage => new StageDecision(
                    [
                        .. Enumerable.Range(0, stage.Variants.Length)
                            .Skip(random.NextInt(2))
                            .Take(1 + random.NextInt(2))
                            .Select(v => new VariantDeployment(
                                v,
                                trial % 2 == 0
                                    ? stage.Variants[v].BaseAllocation
                                    : stage.Variants[v].BaseAllocation with { Amount = amounts[random.NextInt(amounts.Length)] },
                                1 + random.NextInt(16))),
                    ],
                    stage.BatchSizes[random.NextInt(stage.BatchSizes.Length)],
                    random.NextInt(2) == 0 ? random.NextDouble() : stage.BatchTimeoutSeconds)),
            ]);

            Assert.Equal(decision, DecisionText.Parse(Video, DecisionText.Format(Video, decision)));
        }
    }

    [Fact]
    public void Parse_OneStageWithoutKeys_LeavesTheRestAtItsSmallest()
    {
        Decision decision = DecisionText.Parse(Video, "classify=resnet50");

        Assert.Equal(new DecisionSpace(Video).Initial.Stages[0], decision.Stages[0]);
        Assert.Equal(new StageDecision(1, Allocation.OfCores(1), 1, 1), decision.Stages[1]);
    }

    [Fact]
    public void Parse_EveryKey_IsTaken()
    {
        Decision decision = DecisionText.Parse(
            Video, " detect = yolov5n+yolov5x : batch = 8 : replicas = 3+1 : cores = 4+8 : timeout = .25 ; caption=git:share=0.5;");

        Assert.Equal(
            new StageDecision(
                [new VariantDeployment(0, Allocation.OfCores(4), 3), new VariantDeployment(2, Allocation.OfCores(8), 1)], 8, 0.25),
            decision.Stages[0]);
        Assert.Equal(new StageDecision(1, Allocation.OfGpuShare(0.5), 1, 1), decision.Stages[2]);
    }

    [Fact]
    public void Parse_OneVariantTwice_HasTwoDeployments()
    {
        Decision decision = DecisionText.Parse(Video, "classify=resnet18+resnet18:cores=1+2:replicas=3+4");

        Assert.Equal(
            new StageDecision([new VariantDeployment(0, Allocation.OfCores(1), 3), new VariantDeployment(0, Allocation.OfCores(2), 4)], 1),
            decision.Stages[1]);
        Assert.Equal(decision, DecisionText.Parse(Video, DecisionText.Format(Video, decision)));
    }

    [Fact]
    public void Parse_CoresBesideAShare_IsInTheUnitOfEachVariant()
    {
        Stage onGpu = Video.Stages[2], onCores = Video.Stages[1];
        Pipeline mixed = new("mixed", Video.Slo, [onGpu with { Variants = [onCores.Variants[0], onGpu.Variants[0]] }], Video.Cluster);
        Decision decision = DecisionText.Parse(mixed, "caption=resnet18+blip:cores=2+0.5");

        Assert.Equal([Allocation.OfCores(2), Allocation.OfGpuShare(0.5)], decision.Stages[0].Deployments.Select(d => d.Allocation));
        Assert.Equal("caption=resnet18+blip:batch=1:replicas=1+1:cores=2+0.5", DecisionText.Format(mixed, decision));
    }

    [Theory]
    [InlineData("detct=yolov5n", "no stage 'detct'", "did you mean 'detect'?")]
    [InlineData("detect=yolo5n", "no variant 'yolo5n'", "did you mean 'yolov5n'?")]
    [InlineData("detect=yolov5n:replica=2", "no key 'replica'", "did you mean 'replicas'?")]
    [InlineData("detect=yolov5n:gpu=2", "no key 'gpu'", "known: batch, replicas, cores, share, timeout")]
    [InlineData("detect=yolov5n:batch=0", "detect:batch=0", "1 or more")]
    [InlineData("detect=yolov5n:batch=two", "detect:batch=two", "1 or more")]
    [InlineData("detect=yolov5n:cores=0", "detect:cores=0", "above 0")]
    [InlineData("detect=yolov5n:timeout=-1", "detect:timeout=-1", "0 or more")]
    [InlineData("detect=yolov5n:timeout=NaN", "detect:timeout=NaN", "0 or more")]
    [InlineData("detect=yolov5n+yolov5m:replicas=2", "detect:replicas=2", "2 value(s) expected")]
    [InlineData("detect=yolov5n:cores=1:share=.5", "'share'", "given already")]
    [InlineData("detect=yolov5n;detect=yolov5m", "'detect'", "twice")]
    [InlineData("detect", "'detect'", "STAGE=VARIANT expected")]
    [InlineData("detect=yolov5n:batch", "'batch'", "KEY=VALUE expected")]
    [InlineData("", "empty", "STAGE=VARIANT expected")]
    public void Parse_Mistake_SaysWhatAndWhatWasExpected(string text, string what, string expected)
    {
        string message = Assert.Throws<ArgumentException>(() => DecisionText.Parse(Video, text)).Message;

        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
