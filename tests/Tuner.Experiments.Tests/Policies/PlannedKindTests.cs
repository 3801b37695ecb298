using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Policies;

public sealed class PlannedKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Experiment(string forecaster) => SmallExperiment.Write(
        _folder,
        $$"""
        name: small
        pipeline: video
        workload: {preset: bursty, durationSeconds: 100}
        seeds: 1
        policies:
          - {name: solver, kind: solver, forecaster: {{forecaster}}}

        """);

    [Theory]
    [InlineData("{kind: last, alpha: 0.5}", "'alpha' has no meaning where the forecaster's kind is last")]
    [InlineData("{kind: lstm}", "kind lstm needs file")]
    [InlineData("{kind: lstm, file: none.safetensors}", "no forecaster can be read from none.safetensors")]
    [InlineData("{kind: clock}", "recorded workload")]
    [InlineData("{kind: holt-winters, cycleSeconds: 25}", "not two or more whole bins")]
    public void Read_ForecasterThatCannotBe_IsReportedWithItsPlace(string forecaster, string message)
    {
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(Experiment(forecaster)));
        Diagnostic diagnostic = Assert.Single(error.Diagnostics);
        Assert.Equal(6, diagnostic.Line);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownForecaster_IsOneFaultWhateverElseItIsGiven() => Assert.Single(
        Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(Experiment("{kind: holt-winter, alpha: 0.5}"))).Diagnostics);

    [Theory]
    [InlineData("{kind: hold, intervals: 2}")]
    [InlineData("{kind: oracle}")]
    [InlineData("{kind: seasonal-naive, cycleSeconds: 60}")]
    public void Run_OtherForecasters_PlayTheExperiment(string forecaster)
    {
        CommandRun run = CommandRun.Of("run", Experiment(forecaster), "--out", Path.Combine(_folder.FullName, "results"));
        Assert.Equal("", run.Complaints);
        Assert.Equal(0, run.ExitCode);
    }
}
