using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class OracleForecasterTests
{
    private static readonly LoadTrace Trace = new("trace", [9, 9, 1, 2, 3, 4, 8, 6], historySeconds: 2);

    [Theory]
    [InlineData(ForecastTarget.Max, new[] { 3.0, 8.0 })]
    [InlineData(ForecastTarget.Mean, new[] { 2.0, 6.0 })]
    public void ForecastRps_NextSeconds_IsWhatComes(ForecastTarget target, double[] expected) =>
        Assert.Equal(expected, Loads.Play(new OracleForecaster(horizonSeconds: 3, target), Trace, stepSeconds: 3));

    [Fact]
    public void ForecastRps_NotTold_Throws() => Assert.Throws<InvalidOperationException>(
        () => new OracleForecaster(20, ForecastTarget.Max).ForecastRps(Loads.History(1)));
}
