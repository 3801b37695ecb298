using System.Text.Json;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

/// <summary>Shapes alone: no test here looks at how fast anything was.</summary>
public sealed class BenchCommandTests
{
    private static readonly string[] Tiny = ["bench", "simulator", "--seconds", "0.001"];

    [Fact]
    public void BenchSimulator_Json_HasHeadlinesCasesAndTheMachine()
    {
        JsonElement answer = CommandRun.Of([.. Tiny, "-o", "json"]).Json();

        foreach (string headline in (string[])["stageCompletionsPerSecond", "environmentStepsPerSecond", "ratioToFloor", "vectorSpeedUp"])
        {
            Assert.True(answer.GetProperty(headline).GetDouble() > 0.0, headline);
        }

        Assert.Equal("simulator", answer.GetProperty("subject").GetString());
        Assert.Equal(1, answer.GetProperty("seed").GetInt32());
        Assert.True(answer.GetProperty("machine").GetProperty("cores").GetInt32() >= 1);
        JsonElement[] cases = [.. answer.GetProperty("cases").EnumerateArray()];
        Assert.Equal(
            ["headline", "rate", "replicas", "overload", "queue", "restore", "environment", "reset", "vector"],
            cases.Select(c => c.GetProperty("group").GetString()!).Distinct());
        Assert.All(cases, c =>
        {
            Assert.Contains("seed 1", c.GetProperty("instance").GetString(), StringComparison.Ordinal);
            Assert.Equal(answer.GetProperty("repeats").GetInt32(), c.GetProperty("perSecond").GetArrayLength());
            Assert.True(c.GetProperty("leastPerSecond").GetDouble() <= c.GetProperty("medianPerSecond").GetDouble());
            Assert.True(c.GetProperty("medianPerSecond").GetDouble() <= c.GetProperty("mostPerSecond").GetDouble());
            Assert.Equal(c.GetProperty("comparedTo").ValueKind, c.GetProperty("timeRatio").ValueKind == JsonValueKind.Null ? JsonValueKind.Null : JsonValueKind.String);
        });
        Assert.Equal(["none", "admission", "deadline", "limit"], Names("overload"));
        Assert.Equal(["10-rps", "100-rps", "1000-rps", "10000-rps", "100000-rps"], Names("rate"));

        // Warm work allocates nothing, but for a source of arrivals in a restore; on several threads, only the caller's is looked at.
        Assert.All(
            cases.Where(c => c.GetProperty("group").GetString() is not ("reset" or "restore")),
            c => Assert.Equal(0.0, c.GetProperty("allocatedBytesPerUnit").GetDouble()));

        IEnumerable<string> Names(string group) =>
            cases.Where(c => c.GetProperty("group").GetString() == group).Select(c => c.GetProperty("name").GetString()!);
    }

    [Fact]
    public void BenchSimulator_SomeGroups_MeasuresThoseAndHasNoHeadlineOfTheOthers()
    {
        JsonElement answer = CommandRun.Of([.. Tiny, "--cases", "queue,headline", "--seed", "9", "-o", "json"]).Json();

        Assert.True(answer.TryGetProperty("stageCompletionsPerSecond", out _));
        Assert.True(answer.TryGetProperty("ratioToFloor", out _));
        Assert.False(answer.TryGetProperty("environmentStepsPerSecond", out _));
        Assert.All(answer.GetProperty("cases").EnumerateArray(), c => Assert.Contains("seed 9", c.GetProperty("instance").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void BenchSimulator_Text_NamesEveryCaseAndTheHeadline()
    {
        CommandRun run = CommandRun.Of([.. Tiny, "--cases", "headline"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\n  chain-1000 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nstageCompletionsPerSecond ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void BenchSimulator_Csv_HasALinePerCase()
    {
        string[] lines = CommandRun.Of([.. Tiny, "--cases", "headline", "-o", "csv"]).Output.TrimEnd().Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.Single(lines.Select(l => l.Split(',').Length).Distinct());
    }

    [Theory]
    [InlineData("tuner: error: --cases: there is no group 'quue'; did you mean 'queue'?", "--cases", "quue")]
    [InlineData("tuner: error: --seconds must be a number above 0 and up to 3600, got '0'", "--seconds", "0")]
    public void BenchSimulator_BadInput_SaysWhatIsWrong(string beginning, params string[] args)
    {
        CommandRun run = CommandRun.Of(["bench", "simulator", .. args]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(beginning, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void BenchSolvers_Json_HasTheMedianAndEveryCurveUntilItsSolverIsTooSlow()
    {
        JsonElement answer = CommandRun.Of("bench", "solvers", "--seconds", "0.001", "-o", "json").Json();

        Assert.True(answer.GetProperty("exactMedianMs").GetDouble() > 0.0);
        Assert.True(answer.GetProperty("exactMedianMs").GetDouble() <= answer.GetProperty("exactP99Ms").GetDouble());
        JsonElement[] cases = [.. answer.GetProperty("cases").EnumerateArray()];
        Assert.Equal(["largest", "limited", "pipelines", "stages", "variants"], cases.Select(c => c.GetProperty("group").GetString()!).Distinct());
        Assert.All(cases, c => Assert.True(c.GetProperty("facts").GetProperty("medianMs").GetDouble() > 0.0));
        foreach (string series in (string[])["exact-1", "cp-sat-1", "scip-1", "cbc-1", "highs-1", "exact-product-1"])
        {
            Assert.Contains(cases, c => c.GetProperty("group").GetString() == "stages" && c.GetProperty("name").GetString() == series);
        }
    }

    [Fact]
    public void BenchSolvers_Out_WritesTheFigureAndTheTable()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;

        CommandRun run = CommandRun.Of("bench", "solvers", "--seconds", "0.001", "--cases", "stages", "--out", folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["solver-times.csv", "solver-times.pdf", "solver-times.png", "solvers.csv"],
            Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }
}
