using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class ForecasterOptionsTests
{
    private static readonly IWorkload Generated = WorkloadFactory.Create(new WorkloadOptions());

    private static ILoadForecaster Create(ForecasterOptions options) =>
        options.Create(Generated, file => throw new ArgumentException($"no {file}"));

    [Theory]
    [InlineData(ForecasterKind.Last, null, "last 5 s", 20.0)]
    [InlineData(ForecasterKind.Last, 2, "last 2 s", 7.5)]
    [InlineData(ForecasterKind.Max, null, "max 120 s", 90.0)]
    [InlineData(ForecasterKind.Max, 4, "max 4 s", 60.0)]
    [InlineData(ForecasterKind.Quantile, 3, "quantile 0.95 of 3 s", 55.0)]
    public void Create_KindAndSeconds_ForecastsFromThatWindow(ForecasterKind kind, int? seconds, string name, double expected)
    {
        ILoadForecaster forecaster = Create(new ForecasterOptions { Kind = kind, Seconds = seconds });
        Assert.Equal(name, forecaster.Name);
        Assert.Equal(expected, forecaster.ForecastRps(Loads.History(90, 10, 15, 60, 5, 10)), 12);
    }

    [Theory]
    [InlineData(ForecasterKind.Last)]
    [InlineData(ForecasterKind.Max)]
    [InlineData(ForecasterKind.Mean)]
    [InlineData(ForecasterKind.Hold)]
    [InlineData(ForecasterKind.Quantile)]
    [InlineData(ForecasterKind.Ewma)]
    [InlineData(ForecasterKind.HoltWinters)]
    [InlineData(ForecasterKind.SeasonalNaive)]
    [InlineData(ForecasterKind.Line)]
    [InlineData(ForecasterKind.Ar)]
    [InlineData(ForecasterKind.Oracle)]
    public void ForecastRps_NothingKnown_IsZero(ForecasterKind kind)
    {
        ILoadForecaster forecaster = Create(new ForecasterOptions { Kind = kind });
        forecaster.Begin(new ForecastContext(10.0));
        Assert.Equal(0.0, forecaster.ForecastRps(Loads.History()));
    }

    [Theory]
    [InlineData(ForecasterKind.Last)]
    [InlineData(ForecasterKind.Max)]
    [InlineData(ForecasterKind.Mean)]
    [InlineData(ForecasterKind.Hold)]
    [InlineData(ForecasterKind.Quantile)]
    [InlineData(ForecasterKind.Ewma)]
    [InlineData(ForecasterKind.HoltWinters)]
    [InlineData(ForecasterKind.SeasonalNaive)]
    [InlineData(ForecasterKind.Line)]
    [InlineData(ForecasterKind.Ar)]
    public void ForecastRps_ConstantLoad_IsThatLoad(ForecasterKind kind)
    {
        foreach (int load in new[] { 0, 7, 1_000_000_000 })
        {
            ILoadForecaster forecaster = Create(new ForecasterOptions { Kind = kind });
            forecaster.Begin(new ForecastContext(10.0));
            Assert.Equal(load, forecaster.ForecastRps(Loads.History([.. Enumerable.Repeat(load, 700)])), 1e-6 * load);
        }
    }

    [Fact]
    public void Create_Lstm_AsksTheLoaderForItsFile() => Assert.Equal(
        "no net.safetensors",
        Assert.Throws<ArgumentException>(() => Create(new ForecasterOptions { Kind = ForecasterKind.Lstm, File = "net.safetensors" })).Message);

    [Fact]
    public void Create_ClockOfAGenerator_SaysWhatItNeeds() => Assert.Contains(
        "recorded workload",
        Assert.Throws<ArgumentException>(() => Create(new ForecasterOptions { Kind = ForecasterKind.Clock })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Constructors_NoSecond_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LastSecondsForecaster(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxOfWindowForecaster(0));
    }
}
