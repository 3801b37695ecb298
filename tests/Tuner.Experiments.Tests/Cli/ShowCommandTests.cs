using Tuner.Experiments.Policies;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class ShowCommandTests
{
    [Fact]
    public void ShowPipelines_All_ListsEachOnALine()
    {
        CommandRun run = CommandRun.Of("show", "pipelines");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("video        SLO 6.89 s   detect (5) -> classify (5)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("mm1          no SLO       serve (1)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ShowPipelines_One_ListsItsVariants()
    {
        CommandRun run = CommandRun.Of("show", "pipelines", "video");

        Assert.Equal(0, run.ExitCode);
        Assert.All(new[] { "yolov5n", "yolov5x", "resnet18", "resnet152" }, v => Assert.Contains($"  {v} ", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("video-gpu", "  ssd                        0.7430    0.5 GPU ", "    allocations: ")]
    [InlineData("video", "  yolov5n                    0.4570     1 core ")]
    [InlineData("traffic", "  goes to ", " with probability ", "    items put out for each served: ")]
    public void ShowPipelines_One_SaysUnitsAllocationsItemsAndEdges(string pipeline, params string[] expected)
    {
        string output = CommandRun.Of("show", "pipelines", pipeline).Output;

        Assert.All(expected, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public void ShowPolicies_EveryKind_IsListedWithoutInfinity()
    {
        CommandRun run = CommandRun.Of("show", "policies");

        Assert.All(PolicyCatalogue.Kinds, kind => Assert.Contains($"{kind.Kind}: {kind.Summary}\n", run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Infinity", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(": \n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--set", "seeds=3")]
    [InlineData("--set", "pipeline.slo.latencySeconds=2", "--set", "workload.damping=4", "--set", "policies.ppo.training.totalSteps=1e6")]
    [InlineData("--set", "workload=steady-low", "--set", "workload.damping=4", "--set", "policies.ppo.proposer=fa2-low")]
    public void ShowConfig_ItsOwnAnswer_ResolvesToTheSameText(params string[] overrides)
    {
        using TemporaryFolder folder = new();
        CommandRun first = CommandRun.Of(["show", "config", SmallExperiment.InRepository("experiments/quickstart.yaml"), .. overrides]);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));

        CommandRun second = CommandRun.Of("show", "config", SmallExperiment.Write(folder, first.Output));

        Assert.Equal("", second.Error);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void ShowConfig_PipelineOverride_IsPartOfTheAnswer() => Assert.Contains(
        "slo.latencySeconds=2",
        CommandRun.Of("show", "config", SmallExperiment.InRepository("experiments/quickstart.yaml"), "--set", "pipeline.slo.latencySeconds=2").Output,
        StringComparison.Ordinal);
}
