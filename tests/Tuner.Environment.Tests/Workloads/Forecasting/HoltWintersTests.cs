using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class HoltWintersTests
{
    [Fact]
    public void Model_NoSeason_FollowsTheRecursion()
    {
        HoltWintersModel model = new(new HoltWintersSmoothing(Alpha: 0.5, Beta: 0.5, Gamma: 0.0), phases: 1);
        model.Add(10.0, 0);
        model.Add(12.0, 0); // level 11, trend .5
        model.Add(14.0, 0); // level .5 x 14 + .5 x 11.5 = 12.75, trend .5 x 1.75 + .25 = 1.125
        Assert.Equal(15.0, model.Forecast(2, 0), 12);
        model.Add(double.NaN, 0);
        Assert.Equal(15.0, model.Forecast(1, 0), 12);
    }

    [Fact]
    public void Model_SeasonOfTwo_FollowsTheRecursion()
    {
        HoltWintersModel model = new(new HoltWintersSmoothing(Alpha: 0.5, Beta: 0.0, Gamma: 0.5), phases: 2);
        model.Add(10.0, 0);
        model.Add(20.0, 1); // level 15, season -5 and 5
        model.Add(12.0, 0); // level .5 x 17 + .5 x 15 = 16, season .5 x -3 + .5 x -5 = -4
        Assert.Equal((21.0, 12.0), (model.Forecast(1, 1), model.Forecast(2, 0)));
    }

    [Fact]
    public void Model_FirstCycleMissing_BeginsWithTheFirstObservation()
    {
        HoltWintersModel model = new(new HoltWintersSmoothing(0.5, 0.5, 0.5), phases: 2);
        model.Add(double.NaN, 0);
        model.Add(double.NaN, 1);
        model.Add(8.0, 0);
        Assert.Equal(8.0, model.Forecast(1, 1));
    }

    [Fact]
    public void ForecastRps_SeasonInTheRecord_IsForetold()
    {
        int[] record = [.. Enumerable.Range(0, 200).Select(s => s % 8 < 4 ? 10 : 30)];
        HoltWintersForecaster forecaster = new(new HoltWintersSmoothing(0.1, 0.0, 0.1), 600, binSeconds: 4, cycleSeconds: 8, horizonSeconds: 4, ForecastTarget.Max);
        Assert.Equal([10.0, 30.0, 10.0, 30.0], Loads.Play(forecaster, Loads.Recorded(record, 160), 4).Take(4).Select(f => Math.Round(f, 9)));
    }

    [Fact]
    public void ForecastRps_RunThatJumpsHalfACycle_GoesOnWithTheRightPhase()
    {
        int[] record = [.. Enumerable.Range(0, 200).Select(s => s % 8 < 4 ? 10 : 30)];
        int[] seconds = [.. Enumerable.Range(156, 12), .. Enumerable.Range(172, 8)];
        LoadTrace jumping = new("jumping", [.. seconds.Select(s => record[s])], 4, seconds) { Past = Loads.Recorded(record, 160).Past };
        HoltWintersForecaster forecaster = new(new HoltWintersSmoothing(0.1, 0.0, 0.1), 600, binSeconds: 4, cycleSeconds: 8, horizonSeconds: 4, ForecastTarget.Max);
        Assert.Equal([10.0, 30.0, 30.0, 10.0], Loads.Play(forecaster, jumping, 4).Select(f => Math.Round(f, 9)));
    }
}
