using Tuner.Environment.Tests.Support;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class ClockForecasterTests
{
    // Phases 0 1 2 3 of a cycle of 4 s: 1 2 3 4, then 5 6 7 8, then 9 10 11 12.
    private static readonly LoadTrace Training = new("training", [.. Enumerable.Range(1, 12)], 2, [.. Enumerable.Range(0, 12)]);

    [Theory]
    [InlineData(0.5, 0, 6.0)] // maxima of two seconds from 0, 4 and 8 on: 2, 6, 10
    [InlineData(1.0, 0, 10.0)]
    [InlineData(0.5, 3, 7.0)] // from 3 and 7 on: 5, 9; at 11 the horizon is not whole
    [InlineData(0.5, 403, 7.0)]
    public void ForecastRps_Phase_IsTheQuantileOverTheTrainingCycles(double quantile, int clockSecond, double expected)
    {
        ClockForecaster forecaster = new([Training], cycleSeconds: 4, quantile, horizonSeconds: 2, ForecastTarget.Max);
        Assert.Equal(expected, forecaster.ForecastRps(new ArrivalHistory { ClockSecond = clockSecond }), 12);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(15)]
    public void ForecastRps_NoClockOrUnknownPhase_IsTheQuantileOverAllPhases(int? clockSecond)
    {
        ClockForecaster forecaster = new([Training], cycleSeconds: 100, quantile: 0.5, horizonSeconds: 2, ForecastTarget.Max);
        Assert.Equal(7.0, forecaster.ForecastRps(new ArrivalHistory { ClockSecond = clockSecond }), 12);
    }

    [Fact]
    public void Create_RecordedWorkload_LearnsFromItsTrainingRangeAlone()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("trace.txt", string.Join(' ', Enumerable.Range(0, 4_000).Select(s => s < 2_000 ? 80 : 800)));
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions
        {
            File = file,
            Windows = [new() { StartSecond = 3_000, EndSecond = 3_100 }],
            Training = new() { StartSecond = 0, EndSecond = 2_000 },
            Validation = new() { StartSecond = 3_900, EndSecond = 4_000 },
            PeakRps = 100.0,
        });
        ILoadForecaster forecaster = new ForecasterOptions { Kind = ForecasterKind.Clock, CycleSeconds = 60, Quantile = 1.0 }
            .Create(workload, _ => throw new InvalidOperationException());
        Assert.Equal(10.0, forecaster.ForecastRps(new ArrivalHistory { ClockSecond = 3_000 }));
    }
}
