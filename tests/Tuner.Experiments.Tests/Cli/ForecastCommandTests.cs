using System.Text.Json;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class ForecastCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Workload(string text = "{preset: bursty, durationSeconds: 200}\n")
    {
        string path = Path.Combine(_folder.FullName, "workload.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>4,000 s, of which 3,000 are learnt from; a burst every 500 s.</summary>
    private string Recorded()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "trace.txt"), string.Join(' ', Enumerable.Range(0, 4_000).Select(s => (s % 500 < 100 ? 30 : 6) + (s % 3))));
        return Workload(
            """
            preset: bursty
            file: trace.txt
            damping: 1
            durationSeconds: 200
            windows: [{startSecond: 3700, endSecond: 3900}]
            training: {startSecond: 0, endSecond: 3000}
            validation: {startSecond: 3000, endSecond: 4000}
            marginSeconds: 120

            """);
    }

    [Fact]
    public void Run_NoForecasters_ComparesEveryKindThatSuitsAGenerator()
    {
        JsonElement answer = CommandRun.Of("forecast", "--workload", Workload(), "--seeds", "2", "-o", "json").Json();
        string[] names = [.. answer.GetProperty("forecasters").EnumerateArray().Select(f => f.GetProperty("forecaster").GetString()!)];
        Assert.Contains("oracle", names);
        Assert.DoesNotContain("clock", names);
        Assert.Equal((2, "max", 20), (answer.GetProperty("stretches").GetInt32(), answer.GetProperty("target").GetString(), answer.GetProperty("horizonSeconds").GetInt32()));
    }

    [Fact]
    public void Run_Recorded_ForetellsWhatIsOutsideTheTrainingRange()
    {
        JsonElement answer = CommandRun.Of("forecast", "clock:cycleSeconds=500", "max:seconds=10", "oracle", "--workload", Recorded(), "-o", "json").Json();
        JsonElement[] rows = [.. answer.GetProperty("forecasters").EnumerateArray()];

        // 1,000 s held out, 120 of them history: every 10 s while 20 are left. The clock knows these bursts to the second.
        Assert.All(rows, row => Assert.Equal(87, row.GetProperty("accuracy").GetProperty("forecasts").GetInt32()));
        Assert.Equal([0.0, 0.0], new[] { 0, 2 }.Select(i => rows[i].GetProperty("accuracy").GetProperty("smapePercent").GetDouble()));
        Assert.True(rows[1].GetProperty("accuracy").GetProperty("underPredicted").GetDouble() > 0.0);
    }

    [Theory]
    [InlineData("text", "max:seconds=20")]
    [InlineData("csv", "workload,on,interval_s,horizon_s,target,forecaster,forecasts,smape_percent")]
    public void Run_OtherFormats_NameTheForecasters(string format, string expected)
    {
        CommandRun run = CommandRun.Of("forecast", "max:seconds=20", "--workload", Workload(), "--on", "test", "--seeds", "1", "-o", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maxx", "did you mean 'max'?")]
    [InlineData("max:seconds", "write key=value")]
    [InlineData("max:seconds=0", "'seconds' must be between 1 and 3600, got 0")]
    [InlineData("max:alpha=0.5", "'alpha' has no meaning where the forecaster's kind is max")]
    [InlineData("clock", "recorded workload")]
    [InlineData("lstm:file=none.safetensors", "no forecaster can be read from none.safetensors")]
    public void Run_BadForecaster_SaysWhatIsWrong(string text, string message)
    {
        CommandRun run = CommandRun.Of("forecast", text, "--workload", Workload());
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownWorkload_SaysSo() => Assert.Contains(
        "there is no workload 'nosuch'", CommandRun.Of("forecast", "--workload", "nosuch").Error, StringComparison.Ordinal);

    [Fact]
    public void TrainForecaster_SmallRecord_WritesWhatPoliciesAndForecastRead()
    {
        string file = Path.Combine(_folder.FullName, "net.safetensors"), workload = Recorded();
        string[] train = ["train-forecaster", workload, "--out", file, "--epochs", "2", "-o", "json"];
        JsonElement answer = CommandRun.Of(train).Json();
        byte[] first = File.ReadAllBytes(file);
        Assert.Equal((2_726, 87), (answer.GetProperty("parameters").GetInt32(), answer.GetProperty("heldOut").GetProperty("forecasts").GetInt32()));

        JsonElement judged = CommandRun.Of("forecast", $"lstm:file={file}", "--workload", workload, "-o", "json").Json();
        Assert.Equal(
            answer.GetProperty("heldOut").GetProperty("smapePercent").GetDouble(),
            judged.GetProperty("forecasters")[0].GetProperty("accuracy").GetProperty("smapePercent").GetDouble());

        CommandRun.Of(train).Json();
        Assert.Equal(first, File.ReadAllBytes(file));
    }
}
