using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

/// <summary>Forecasters of the last seconds alone; every expected number is worked out by hand.</summary>
public sealed class WindowForecasterTests
{
    [Theory]
    [InlineData(4, 2, 6.5)] // bins [3 9] [4 1]
    [InlineData(6, 2, 6.0)] // and [5 2] before
    [InlineData(4, 1, 4.25)]
    [InlineData(100, 2, 6.0)]
    public void MeanOfBins_FiveTwoThreeNineFourOne_IsTheMeanOfTheBusiest(int seconds, int binSeconds, double expected) =>
        Assert.Equal(expected, new MeanOfBinsForecaster(seconds, binSeconds).ForecastRps(Loads.History(5, 2, 3, 9, 4, 1)), 12);

    [Fact]
    public void MeanOfBins_LessThanABinKnown_IsTheBusiestSecond() =>
        Assert.Equal(9.0, new MeanOfBinsForecaster(120, 10).ForecastRps(Loads.History(3, 9, 4)));

    [Theory]
    [InlineData(1, 2.5)]
    [InlineData(2, 6.0)]
    [InlineData(3, 6.0)]
    public void Hold_IntervalsOfTwoSeconds_IsTheBusiestOfTheirMeans(int intervals, double expected)
    {
        HoldForecaster forecaster = new(intervals);
        forecaster.Begin(new ForecastContext(IntervalSeconds: 2.0));
        Assert.Equal(expected, forecaster.ForecastRps(Loads.History(5, 2, 3, 9, 4, 1)), 12);
    }

    [Theory]
    [InlineData(3, 27.5)] // 10, 15, 27.5
    [InlineData(2, 30.0)]
    public void Ewma_HalfWeight_FollowsTheRecursion(int seconds, double expected) =>
        Assert.Equal(expected, new EwmaForecaster(alpha: 0.5, seconds).ForecastRps(Loads.History(10, 20, 40)), 12);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    public void Quantile_OneToFour_IsOfTypeR7(double quantile, double expected) =>
        Assert.Equal(expected, new QuantileForecaster(quantile, seconds: 4).ForecastRps(Loads.History(100, 4, 1, 3, 2)), 12);

    [Theory]
    [InlineData(ForecastTarget.Mean, 55.0)] // 35 now, 10 more each second, 2 s on
    [InlineData(ForecastTarget.Max, 75.0)]
    public void Line_RisingByTen_IsCarriedOn(ForecastTarget target, double expected) =>
        Assert.Equal(expected, new LineForecaster(seconds: 3, horizonSeconds: 4, target).ForecastRps(Loads.History(99, 10, 20, 30)), 9);

    [Theory]
    [InlineData(ForecastTarget.Mean, 0.0)] // 5 now, 10 less each second: -15 in the middle
    [InlineData(ForecastTarget.Max, 5.0)]
    public void Line_FallingByTen_IsNeverBelowZero(ForecastTarget target, double expected) =>
        Assert.Equal(expected, new LineForecaster(seconds: 3, horizonSeconds: 4, target).ForecastRps(Loads.History(30, 20, 10)), 9);

    [Theory]
    [InlineData(ForecastTarget.Max, 7.0)]
    [InlineData(ForecastTarget.Mean, 6.25)]
    public void Ar_SeriesOfOrderOne_IsCarriedOn(ForecastTarget target, double expected) => // x = 2 + x / 2: 7, then 5.5
        Assert.Equal(expected, Ar(1, target).ForecastRps(Loads.History(100, 52, 28, 16, 10)), 9);

    [Fact]
    public void Ar_SeriesOfOrderTwo_IsCarriedOn() => // Fibonacci: 34, then 55, above twice the busiest
        Assert.Equal(42.0, Ar(2, ForecastTarget.Max).ForecastRps(Loads.History(1, 1, 2, 3, 5, 8, 13, 21)), 6);

    [Fact]
    public void Ar_TooFewBins_IsTheBusiestSecond() => Assert.Equal(9.0, Ar(2, ForecastTarget.Max).ForecastRps(Loads.History(1, 9, 2)));

    private static ArForecaster Ar(int order, ForecastTarget target) => new(order, seconds: 60, binSeconds: 1, horizonSeconds: 2, target);
}
