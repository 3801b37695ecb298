using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("tune")]
    [InlineData("validate")]
    [InlineData("show")]
    [InlineData("show", "pipelines")]
    [InlineData("show", "policies")]
    [InlineData("show", "config")]
    [InlineData("solve")]
    [InlineData("simulate")]
    [InlineData("bench")]
    [InlineData("bench", "simulator")]
    [InlineData("forecast")]
    [InlineData("train-forecaster")]
    [InlineData("trace")]
    [InlineData("trace", "import")]
    [InlineData("trace", "stats")]
    [InlineData("trace", "generate")]
    [InlineData("trace", "slice")]
    public void Help_EveryCommand_DescribesAllAndGivesAnExample(params string[] command)
    {
        CommandRun run = CommandRun.Of([.. command, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Description:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Example:\n  tuner {string.Join(' ', command.DefaultIfEmpty("run"))}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output.Split('\n'), l => l.StartsWith("  -", StringComparison.Ordinal) && l.TrimEnd().EndsWith('>'));
    }

    [Fact]
    public void Run_NoArguments_ShowsTheHelpAsAnError()
    {
        CommandRun run = CommandRun.Of();

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("simulate <pipeline>", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownCommand_NamesTheNearOne()
    {
        CommandRun run = CommandRun.Of("slove");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("tuner: error: unknown command 'slove'; did you mean 'solve'?\nSee tuner --help.\n", run.Error);
    }

    [Fact]
    public void Run_MissingArgument_PointsToTheCommandsOwnHelp() => Assert.Equal(
        "tuner: error: <experiment> is missing\nSee tuner show config --help.\n", CommandRun.Of("show", "config").Error);

    [Fact]
    public void Run_Version_IsANumber()
    {
        CommandRun run = CommandRun.Of("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
    }
}
