using System.Text.Json;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class SolveCommandTests
{
    /// <summary>Cores that the published runs of IPA's authors decided at 33.5 requests/s.</summary>
    [Theory]
    [InlineData("nlp", "fa2-low", 106.0)]
    [InlineData("sum-qa", "fa2-high", 119.0)]
    public void Solve_PublishedLoad_DecidesThePublishedCores(string pipeline, string policy, double cores)
    {
        JsonElement answer = CommandRun.Of("solve", pipeline, "--rate", "33.5", "--policy", policy, "-o", "json").Json();

        Assert.True(answer.GetProperty("feasible").GetBoolean());
        Assert.Equal(cores, answer.GetProperty("cores").GetDouble());
    }

    /// <summary>The published step of RIM on video: three replicas of resnet50 serve 32.6 requests/s.</summary>
    [Theory]
    [InlineData("32.5", "resnet50")]
    [InlineData("32.7", "resnet34")]
    public void Solve_RimOnVideo_StepsDownAbove32Point6(string rate, string variant)
    {
        JsonElement answer = CommandRun.Of("solve", "video", "--rate", rate, "--policy", "rim", "-o", "json").Json();

        Assert.Equal(variant, answer.GetProperty("stages")[1].GetProperty("variant").GetString());
    }

    [Fact]
    public void Solve_LoadThatNothingServes_IsNotFeasibleAndNoError()
    {
        JsonElement answer = CommandRun.Of("solve", "video", "--rate", "100000", "-o", "json").Json();

        Assert.False(answer.GetProperty("feasible").GetBoolean());
        Assert.Equal(16, answer.GetProperty("stages")[0].GetProperty("replicas").GetInt32());
    }

    [Fact]
    public void Solve_Text_AddsUpToItsTotal()
    {
        JsonElement objective = CommandRun.Of("solve", "nlp", "--rate", "10", "-o", "json").Json().GetProperty("objective");

        double sum = new[] { "accuracy", "cost", "batch" }.Sum(term => objective.GetProperty(term).GetDouble());
        Assert.Equal(objective.GetProperty("total").GetDouble(), sum, 1e-9);
    }

    [Theory]
    [InlineData("cp-sat")]
    [InlineData("scip")]
    [InlineData("cbc")]
    [InlineData("highs")]
    public void Solve_AnotherSolver_DecidesTheSame(string solver)
    {
        JsonElement Answer(string word) => CommandRun.Of("solve", "video", "--rate", "20", "--solver", word, "-o", "json").Json();

        Assert.Equal(Answer("exact").GetProperty("stages").GetRawText(), Answer(solver).GetProperty("stages").GetRawText());
    }

    [Fact]
    public void Solve_GraphWithAnotherSolver_SaysWhichOneCan()
    {
        CommandRun run = CommandRun.Of("solve", "traffic", "--rate", "20", "--policy", "solver", "--solver", "scip");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Use the solver exact", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_Csv_HasALinePerStage()
    {
        CommandRun run = CommandRun.Of("solve", "nlp", "--rate", "10", "-o", "csv");

        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Single(lines.Select(l => l.Split(',').Length).Distinct());
    }

    [Theory]
    [InlineData("tuner: error: --rate must be a number above 0 and up to 1000000, got 'abc'", "nlp", "--rate", "abc")]
    [InlineData("tuner: error: --rate must be a number above 0 and up to 1000000, got '-1'", "nlp", "--rate", "-1")]
    [InlineData("tuner: error: --rate must be a number above 0 and up to 1000000, got 'nan'", "nlp", "--rate", "nan")]
    [InlineData("tuner: error: --rate needs a value", "nlp", "--rate")]
    [InlineData("tuner: error: --rate is given more than once", "nlp", "--rate", "1", "--rate", "2")]
    [InlineData("tuner: error: --rate is missing", "nlp")]
    [InlineData("tuner: error: <pipeline> is missing", "--rate", "5")]
    [InlineData("tuner: error: unknown option '--polcy'; did you mean '--policy'?", "nlp", "--rate", "5", "--polcy", "rim")]
    [InlineData("tuner: error: unexpected argument 'more'", "nlp", "more", "--rate", "5")]
    [InlineData("tuner: error: --policy must be one of ipa, solver, fa2-low, fa2-high, rim, got 'fa2'", "nlp", "--rate", "5", "--policy", "fa2")]
    [InlineData("tuner: error: --output must be one of text, json, csv, got 'jsn'; did you mean 'json'?", "nlp", "--rate", "5", "-o", "jsn")]
    [InlineData("tuner: error: --workload: pipeline 'nlp' has no IPA weights for 'burst'; did you mean 'bursty'?", "nlp", "--rate", "5", "--workload", "burst")]
    [InlineData("nlpp:1:1: error: there is no pipeline 'nlpp'", "nlpp", "--rate", "5")]
    [InlineData("--set 'slo.latencySeconds=0':1:20: error: 'slo.latencySeconds' must be above 0, got 0", "nlp", "--rate", "5", "--set", "slo.latencySeconds=0")]
    public void Solve_BadInput_SaysWhatIsWrong(string beginning, params string[] args)
    {
        CommandRun run = CommandRun.Of(["solve", .. args]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith(beginning, run.Error, StringComparison.Ordinal);
    }
}
