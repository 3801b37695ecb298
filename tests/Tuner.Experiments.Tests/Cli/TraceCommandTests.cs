using System.Text.Json;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class TraceCommandTests : IDisposable
{
    private const string Llm = "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:00:00.25,1,1\n2023-11-16 18:00:02.5,1,1\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    [Fact]
    public void Import_Counts_WritesWhatStatsReads()
    {
        string first = Write("a.csv", Llm), second = Write("b.csv", Llm.Replace("18:00:0", "18:00:1", StringComparison.Ordinal));

        JsonElement answer = CommandRun.Of("trace", "import", "azure-llm", first, second, "--out", At("t.csv"), "-o", "json").Json();

        Assert.Equal(4, answer.GetProperty("rows").GetInt64());
        Assert.Equal((13, 7), (answer.GetProperty("trace").GetProperty("seconds").GetInt32(), answer.GetProperty("trace").GetProperty("missingSeconds").GetInt32()));
        JsonElement stats = CommandRun.Of("trace", "stats", At("t.csv"), "-o", "json").Json();
        Assert.True(stats.GetProperty("marksMissing").GetBoolean());
        JsonElement seconds = stats.GetProperty("summary").GetProperty("seconds");
        Assert.Equal((6, 7, 4), (seconds.GetProperty("seconds").GetInt32(), seconds.GetProperty("missingSeconds").GetInt32(), seconds.GetProperty("totalRequests").GetInt32()));
        Assert.Equal(JsonValueKind.Null, stats.GetProperty("summary").GetProperty("dispersion60").ValueKind);
        Assert.Equal("source: azure-llm", stats.GetProperty("provenance")[0].GetString());
        Assert.Equal([
            "# tuner trace 1", "requests", "1", "0", "1", "missing", "missing", "missing", "missing", "missing", "missing", "missing", "1", "0", "1",
        ], File.ReadAllLines(At("t.csv")).Where(l => !l.StartsWith("# ", StringComparison.Ordinal) || l.StartsWith("# tuner", StringComparison.Ordinal)));
    }

    [Fact]
    public void Import_Timestamps_PlayInASimulation()
    {
        CommandRun run = CommandRun.Of("trace", "import", "azure-llm", Write("a.csv", Llm), "--as", "timestamps", "--out", At("t.csv"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{At("t.csv")}: 3 s, 0 of them missing, 2 requests (timestamps)\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of("simulate", "video", "--arrivals", At("t.csv"), "-o", "json").Json().GetProperty("arrived").GetInt32());
    }

    [Fact]
    public void ImportAndSlice_OverTheirInput_AreRefused()
    {
        string file = Write("a.csv", Llm), trace = Write("t.csv", "1\n2\n3\n");

        CommandRun[] runs =
        [
            CommandRun.Of("trace", "import", "azure-llm", file, "--out", file),
            CommandRun.Of("trace", "import", "azure-llm", _folder.FullName, "--out", file),
            CommandRun.Of("trace", "slice", trace, "--from", "1", "--out", trace),
        ];

        Assert.All(runs, run => Assert.Equal(2, run.ExitCode));
        Assert.Equal($"tuner: error: --out {file} would overwrite the input {file}\n", runs[1].Error);
        Assert.Equal($"tuner: error: --out {trace} would overwrite the input {trace}\n", runs[2].Error);
        Assert.Equal((Llm, "1\n2\n3\n"), (File.ReadAllText(file), File.ReadAllText(trace)));
    }

    [Fact]
    public void Import_MalformedRows_AreRefusedAboveTheLimitAndSaidBelow()
    {
        string file = Write("a.csv", Llm + "later,1,1\n");

        CommandRun refused = CommandRun.Of("trace", "import", "azure-llm", file, "--out", At("t.csv"));
        CommandRun taken = CommandRun.Of("trace", "import", "azure-llm", file, "--out", At("t.csv"), "--max-bad-rows", "1");

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Equal(
            $"{file}:4:1: error: expected a TIMESTAMP like 2023-11-16 18:17:03.9799600, got 'later' (1 of 3 rows are malformed, and 0.1 % may be)\n", refused.Error);
        Assert.Equal(0, taken.ExitCode);
        Assert.StartsWith($"tuner: warning: 1 of 3 rows are malformed and left out: {file}:4:1: expected", taken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-lm", "there is no trace format 'azure-lm'; did you mean 'azure-llm'?")]
    [InlineData("wikipedia", "wikipedia has counts and no times: a workload places requests by its arrivals")]
    public void Import_WhatAFormatIsNot_IsAnError(string format, string message) => Assert.Equal(
        $"tuner: error: {message}\n",
        CommandRun.Of("trace", "import", format, Write("a.csv", Llm), "--as", "timestamps", "--out", At("t.csv")).Error);

    [Theory]
    [InlineData("--max-bad-rows", "1.5", "--max-bad-rows must be a share from 0 to below 1, or a whole number of rows, got '1.5'")]
    [InlineData("--damping", "0", "--damping must be a whole number from 1 to 1000, got '0'")]
    [InlineData("--time-scale", "nan", "--time-scale must be a number above 0 and up to 1000000, got 'nan'")]
    [InlineData("--within", "evn", "--within must be one of even, poisson, got 'evn'; did you mean 'even'?")]
    public void Import_BadOption_IsNamed(string option, string value, string message)
    {
        CommandRun run = CommandRun.Of("trace", "import", "azure-llm", Write("a.csv", Llm), "--out", At("t.csv"), option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"tuner: error: {message}\nSee tuner trace import --help.\n", run.Error);
    }

    [Fact]
    public void Import_OutputThatCannotBeWritten_IsAnError()
    {
        CommandRun run = CommandRun.Of("trace", "import", "azure-llm", Write("a.csv", Llm), "--out", At("nowhere/t.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tuner: error: --out {At("nowhere/t.csv")} cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            "tuner: error: --out must end in .csv, which readers go by, got 't.txt'\nSee tuner trace slice --help.\n",
            CommandRun.Of("trace", "slice", At("a.csv"), "--out", "t.txt").Error);
    }

    [Theory]
    [InlineData("a.txt", "1 2\nx", "2:1: error: expected a whole number of requests from 0 to 2147483647, got text, 'x'")]
    [InlineData("a.csv", "1\nNaN\n", "2:1: error: expected a whole number of requests from 0 to 2147483647, got 'NaN'")]
    [InlineData("a.csv", "arrival_s\n2\n-1\n", "3:1: error: expected a time in seconds of at least 0, got '-1'")]
    [InlineData("a.csv", "", "1:1: error: the file is empty: expected at least one count")]
    public void Stats_BadFile_IsLocated(string name, string text, string message)
    {
        CommandRun run = CommandRun.Of("trace", "stats", Write(name, text));

        Assert.Equal((2, $"{At(name)}:{message}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Stats_Folder_IsAnError() => Assert.Equal(
        $"{_folder.FullName}:1:1: error: this is a directory, a trace file was expected\n", CommandRun.Of("trace", "stats", _folder.FullName).Error);

    [Fact]
    public void Stats_ZeroRuns_AreMissingFromTheGivenLengthOn()
    {
        string file = Write("a.txt", "5 0 0 0 5");

        Assert.Contains("known 5   missing 0 (long runs of zeros)", CommandRun.Of("trace", "stats", file).Output, StringComparison.Ordinal);
        Assert.Contains("known 2   missing 3", CommandRun.Of("trace", "stats", file, "--hole", "3").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Slice_KeepsWhatIsMissingAndWhereItIsFrom()
    {
        string file = Write("a.csv", "# tuner trace 1\n# source: hand\nrequests\n1\nmissing\n3\n4\n");

        JsonElement answer = CommandRun.Of("trace", "slice", file, "--from", "1", "--to", "3", "--out", At("t.csv"), "-o", "json").Json();

        Assert.Equal(1, answer.GetProperty("missingSeconds").GetInt32());
        Assert.Equal("# tuner trace 1\n# source: hand\n# slice: a.csv from 1 to 3\nrequests\nmissing\n3\n", File.ReadAllText(At("t.csv")));
    }

    [Fact]
    public void Slice_Timestamps_BeginsAtZero()
    {
        CommandRun.Of("trace", "slice", Write("a.csv", "arrival_s\n0.5\n1.25\n2.5\n"), "--from", "1", "--out", At("t.csv"));

        Assert.EndsWith("# seconds: 2\narrival_s\n0.25\n1.5\n", File.ReadAllText(At("t.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from", "3", "--to", "2", "--from 3 --to 2 is no stretch of the 4 s of ")]
    [InlineData("--from", "0", "--to", "9", "--from 0 --to 9 is no stretch of the 4 s of ")]
    public void Slice_NoStretch_IsAnError(string option, string from, string option2, string to, string message)
    {
        CommandRun run = CommandRun.Of("trace", "slice", Write("a.txt", "1 2 3 4"), option, from, option2, to, "--out", At("t.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tuner: error: {message}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_Preset_IsTheSameForASeedAndHasTheSameCountsAsTimes()
    {
        CommandRun.Of("trace", "generate", "bursty", "--seed", "3", "--out", At("a.csv"));
        CommandRun.Of("trace", "generate", "bursty", "--seed", "3", "--out", At("b.csv"));
        JsonElement times = CommandRun.Of("trace", "generate", "bursty", "--seed", "3", "--as", "timestamps", "--out", At("c.csv"), "-o", "json").Json();

        Assert.Equal(File.ReadAllBytes(At("a.csv")), File.ReadAllBytes(At("b.csv")));
        Assert.Equal(
            times.GetProperty("requests").GetInt64(),
            CommandRun.Of("trace", "stats", At("a.csv"), "-o", "json").Json().GetProperty("summary").GetProperty("seconds").GetProperty("totalRequests").GetInt64());
    }

    [Fact]
    public void Generate_Mmpp_SaysWhatTheorySays()
    {
        CommandRun run = CommandRun.Of(
            "trace", "generate", "mmpp", "--rate", "10", "--rates", "1,4", "--sojourns", "3,1", "--duration", "100", "--out", At("a.csv"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  states: 5.7143 requests/s for 3 s, 22.8571 requests/s for 1 s\n", run.Output, StringComparison.Ordinal);

        // 1 + 2 * 0.75 * 0.25 * (120 / 7)^2 / (10 * 4/3) * (1 - (1 - exp(-4/3)) / (4/3)).
        Assert.Contains("dispersion by theory: 1 s 4.7004", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("trace", "generate", "mmpp", "--rate", "10", "--out", At("b.csv")).ExitCode);
    }

    [Theory]
    [InlineData("burst", "--seed", "1", "there is no preset 'burst'; did you mean 'bursty'?")]
    [InlineData("bursty", "--rate", "5", "--rate means nothing with bursty")]
    [InlineData("mmpp", "--seed", "1", "--rate is missing, the mean of an mmpp")]
    [InlineData("mmpp", "--rate", "nan", "--rate must be a number above 0 and up to 1000000, got 'nan'")]
    [InlineData("bursty", "--process", "even", "--process means nothing with --as counts")]
    public void Generate_WhatMakesNoTrace_IsAnError(string preset, string option, string value, string message)
    {
        CommandRun run = CommandRun.Of("trace", "generate", preset, option, value, "--out", At("a.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"tuner: error: {message}\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,-1", "--rates must be numbers from 0 to 1000000 with commas between, got '-1'\nSee tuner trace generate --help.")]
    [InlineData("1,,2", "--rates must be numbers from 0 to 1000000 with commas between, got ''\nSee tuner trace generate --help.")]
    [InlineData("1,2,3", "an mmpp has a rate and a stay for each state, got 3 rates and 2 stays")]
    [InlineData("0,0", "the rates of an mmpp are all 0")]
    public void Generate_MmppOfNoChain_IsAnError(string rates, string message) => Assert.Equal(
        $"tuner: error: {message}\n",
        CommandRun.Of("trace", "generate", "mmpp", "--rate", "5", "--rates", rates, "--out", At("a.csv")).Error);
}
