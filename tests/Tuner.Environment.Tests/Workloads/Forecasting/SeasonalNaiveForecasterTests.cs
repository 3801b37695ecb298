using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class SeasonalNaiveForecasterTests
{
    [Theory]
    [InlineData(ForecastTarget.Max, 4.0)]
    [InlineData(ForecastTarget.Mean, 3.5)]
    public void ForecastRps_GeneratedLoad_IsThatOfACycleAgo(ForecastTarget target, double expected)
    {
        SeasonalNaiveForecaster forecaster = new(cycleSeconds: 4, horizonSeconds: 2, target);
        forecaster.Begin(new ForecastContext(10.0));
        Assert.Equal(expected, forecaster.ForecastRps(Loads.History(1, 2, 3, 4, 5, 6)));
    }

    [Fact]
    public void ForecastRps_RecordWithAHole_LooksOneCycleFurtherBack()
    {
        int[] record = [.. Enumerable.Range(100, 60)];
        bool[] missing = [.. Enumerable.Range(0, 60).Select(s => s == 21)];
        SeasonalNaiveForecaster forecaster = new(cycleSeconds: 20, horizonSeconds: 2, ForecastTarget.Max);

        // Seconds 40, 42, 44: a cycle ago lie 20 and 21, 22 and 23, 24 and 25.
        Assert.Equal([101.0, 123.0, 125.0], Loads.Play(forecaster, Loads.Recorded(record, 40, missing: missing), 2).Take(3));
    }

    [Fact]
    public void ForecastRps_NoCycleKnown_IsTheBusiestOfTheLastSeconds()
    {
        SeasonalNaiveForecaster forecaster = new(cycleSeconds: 100, horizonSeconds: 2, ForecastTarget.Max);
        forecaster.Begin(new ForecastContext(10.0));
        Assert.Equal(5.0, forecaster.ForecastRps(Loads.History(9, 5, 4)));
    }

    [Fact]
    public void ForecastRps_RunThatJumps_FollowsTheClock()
    {
        int[] record = [.. Enumerable.Range(100, 80)];
        int[] seconds = [.. Enumerable.Range(36, 8), .. Enumerable.Range(60, 4)];
        LoadTrace jumping = new("jumping", [.. seconds.Select(s => record[s])], 4, seconds) { Past = Loads.Recorded(record, 40).Past };
        SeasonalNaiveForecaster forecaster = new(cycleSeconds: 20, horizonSeconds: 2, ForecastTarget.Max);

        // At seconds 40, 42 of the record, then at 60, 62, of which 40 and 41, 42 and 43 were seen in the run.
        Assert.Equal([121.0, 123.0, 141.0, 143.0], Loads.Play(forecaster, jumping, 2));
    }
}
