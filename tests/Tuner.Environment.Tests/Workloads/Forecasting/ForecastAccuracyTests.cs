using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class ForecastAccuracyTests
{
    [Fact]
    public void Of_OneBelowOneAboveOneNothing_IsWorkedOutByHand()
    {
        ForecastAccuracy accuracy = ForecastAccuracy.Of([(10.0, 20.0), (20.0, 10.0), (0.0, 0.0), (5.0, 5.0)]);
        Assert.Equal(100.0 * 2.0 * (20.0 / 30.0) / 4.0, accuracy.SmapePercent, 12);
        Assert.Equal(0.25, accuracy.UnderPredicted);
        Assert.Equal(2.5, accuracy.PinballMedianRps, 12);
        Assert.Equal((9.0 + 1.0) / 4.0, accuracy.Pinball90Rps, 12);
        Assert.Equal((4, 5.0), (accuracy.Forecasts, accuracy.MeanAbsoluteErrorRps));
    }

    [Fact]
    public void Of_PairsOfOneLevelEach_IsNotTheBroadcastOverAllPairs() =>
        Assert.Equal(0.0, ForecastAccuracy.Of([(10.0, 10.0), (30.0, 30.0)]).SmapePercent);
}
