using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class ForecasterOptionsTests
{
    private static ArrivalHistory History(params int[] counts)
    {
        var history = new ArrivalHistory();
        Array.ForEach(counts, history.Add);
        return history;
    }

    [Theory]
    [InlineData(ForecasterKind.Last, null, "last 5 s", 20.0)]
    [InlineData(ForecasterKind.Last, 2, "last 2 s", 7.5)]
    [InlineData(ForecasterKind.Max, null, "max 120 s", 90.0)]
    [InlineData(ForecasterKind.Max, 4, "max 4 s", 60.0)]
    public void Create_KindAndSeconds_ForecastsFromThatWindow(ForecasterKind kind, int? seconds, string name, double expected)
    {
        ILoadForecaster forecaster = new ForecasterOptions { Kind = kind, Seconds = seconds }.Create();
        Assert.Equal(name, forecaster.Name);
        Assert.Equal(expected, forecaster.ForecastRps(History(90, 10, 15, 60, 5, 10)), 12);
    }

    [Theory]
    [InlineData(ForecasterKind.Last)]
    [InlineData(ForecasterKind.Max)]
    public void ForecastRps_NothingKnown_IsZero(ForecasterKind kind) =>
        Assert.Equal(0.0, new ForecasterOptions { Kind = kind }.Create().ForecastRps(History()));

    [Fact]
    public void Constructors_NoSecond_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LastSecondsForecaster(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxOfWindowForecaster(0));
    }
}
