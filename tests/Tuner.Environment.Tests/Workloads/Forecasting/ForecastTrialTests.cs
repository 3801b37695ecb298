using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class ForecastTrialTests
{
    private static readonly ForecastTrial Published = new(IntervalSeconds: 10, HorizonSeconds: 20, ForecastTarget.Max);

    [Fact]
    public void Run_SmallStretch_ComparesWithWhatComes()
    {
        LoadTrace trace = new("trace", [4, 1, 3, 2, 9, 5], historySeconds: 1);

        // Forecasts 4 and 3 of the busiest of 2 s: 3 and 9. The last second has no whole horizon.
        ForecastAccuracy accuracy = new ForecastTrial(2, 2, ForecastTarget.Max).Run(new LastSecondsForecaster(1), [trace]);
        Assert.Equal((2, 0.5, 3.5), (accuracy.Forecasts, accuracy.UnderPredicted, accuracy.MeanAbsoluteErrorRps));
    }

    [Fact]
    public void Run_Oracle_IsNeverWrong()
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions());
        ForecastAccuracy accuracy = Published.Run(
            new OracleForecaster(20, ForecastTarget.Max), RecordedStretches.HeldOut(workload, new(1), drawn: 2));
        Assert.Equal((238, 0.0, 0.0), (accuracy.Forecasts, accuracy.SmapePercent, accuracy.UnderPredicted));
    }

    [Fact]
    public void Run_NoHorizonFits_Throws() => Assert.Throws<ArgumentException>(
        () => Published.Run(new LastSecondsForecaster(1), [new LoadTrace("short", [1, 2, 3], 1)]));

    /// <summary>
    /// Naive predictors on the undamped Twitter trace. On the 20 minutes on which IPA's evaluation script looks: 9.5, 7.5, 6.4 and 9.1 %.
    /// </summary>
    [Theory]
    [InlineData("reactive", 9.5, 67.3)]
    [InlineData("two bins", 7.5, 49.5)]
    [InlineData("mean of bins", 6.4, 77.6)]
    [InlineData("two minutes", 9.1, 11.2)]
    public void Run_TwentyMinutesOfDay16_HasTheKnownErrors(string predictor, double smapePercent, double underPercent)
    {
        SecondTrace record = TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2"));
        int start = 15 * 86_400;
        AssertErrors(predictor, [new LoadTrace("day 16", record.Counts[start..(start + 1_200)].ToArray(), 120)], smapePercent, underPercent);
    }

    /// <summary>
    /// Over days 15 to 21 they are known to err by 9.5, 8.6, 8.8 and 13.8 %. The trace that the tests have ends with day 17, and no forecast reaches over
    /// missing seconds: 9.6, 8.6, 8.8 and 13.7 %.
    /// </summary>
    [Theory]
    [InlineData("reactive", 9.6, 63.2)]
    [InlineData("two bins", 8.6, 46.5)]
    [InlineData("mean of bins", 8.8, 65.1)]
    [InlineData("two minutes", 13.7, 13.5)]
    public void Run_HeldOutDays_HasTheKnownErrors(string predictor, double smapePercent, double underPercent)
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions
        {
            File = RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2"),
            Damping = 1,
        });
        IReadOnlyList<LoadTrace> heldOut = RecordedStretches.HeldOut(workload, new(1), drawn: 0);
        Assert.Equal(14 * 86_400 + KnownHistory.Seconds, heldOut[0].RecordedSecond(0));
        AssertErrors(predictor, heldOut, smapePercent, underPercent);
    }

    private static void AssertErrors(string predictor, IReadOnlyList<LoadTrace> stretches, double smapePercent, double underPercent)
    {
        ILoadForecaster forecaster = predictor switch
        {
            "reactive" => new MaxOfWindowForecaster(10),
            "two bins" => new MaxOfWindowForecaster(20),
            "mean of bins" => new MeanOfBinsForecaster(120, 10),
            _ => new MaxOfWindowForecaster(),
        };
        ForecastAccuracy accuracy = Published.Run(forecaster, stretches);
        Assert.Equal((smapePercent, underPercent), (Math.Round(accuracy.SmapePercent, 1), Math.Round(100.0 * accuracy.UnderPredicted, 1)));
    }
}
