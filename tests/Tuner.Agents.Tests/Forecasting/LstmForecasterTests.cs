using Tuner.Agents.Forecasting;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class LstmForecasterTests
{
    private static ArrivalHistory History(int seconds, int scale = 1)
    {
        ArrivalHistory history = new();
        for (int second = 0; second < seconds; second++)
        {
            history.Add(scale * (second % 37));
        }

        return history;
    }

    [Fact]
    public void ForecastRps_TooFewBins_IsTheBusiestSecond()
    {
        LstmForecaster forecaster = new(SmallLoads.Initial(1));
        Assert.Equal(0.0, forecaster.ForecastRps(History(0)));
        Assert.Equal(36.0, forecaster.ForecastRps(History(119)));
    }

    [Fact]
    public void ForecastRps_BinsKnown_IsTheNetworksAnswerToTheirBusiestSeconds()
    {
        TrainedLstm trained = SmallLoads.Initial(1);
        float[] inputs = [.. Enumerable.Range(0, 12).Select(bin => (float)Enumerable.Range(20 + (10 * bin), 10).Max(s => s % 37))];
        double expected = Math.Max(0.0, new CompiledLstm(trained.Parameters).Forward(inputs));
        Assert.Equal(expected, new LstmForecaster(trained).ForecastRps(History(140)), 9);
    }

    [Fact]
    public void ForecastRps_EightTimesLoadAtEightTimesScale_IsEightTimes()
    {
        LstmForecaster one = new(SmallLoads.Initial(3)), eight = new(SmallLoads.Initial(3, scale: 8.0));
        Assert.Equal(8.0 * one.ForecastRps(History(140)), eight.ForecastRps(History(140, scale: 8)), 9);
    }

    [Theory]
    [InlineData("missing.safetensors")]
    [InlineData(".")]
    public void Load_NoNetwork_NamesTheFile(string file) =>
        Assert.Contains($"from {file}", Assert.Throws<ArgumentException>(() => LstmForecaster.Load(file)).Message, StringComparison.Ordinal);
}
