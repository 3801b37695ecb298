using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Generation;

public sealed class LoadShapeTests
{
    /// <summary>10 for 400 s, up to 110 in 50 s, there for 300 s, down in 100 s, 10 for 350 s.</summary>
    private static int[] Trapezium()
    {
        int[] counts = new int[1_200];
        for (int t = 0; t < counts.Length; t++)
        {
            counts[t] = 10 + (int)Math.Clamp(Math.Min((t - 400) * 2.0, 850.0 - t), 0.0, 100.0);
        }

        return counts;
    }

    [Fact]
    public void Of_Trapezium_MeasuresTenToNinetyPercentOfItsSides()
    {
        LoadShape shape = LoadShape.Of(Trapezium());
        Assert.Equal((110.0, 1), (shape.MaxRps, shape.Bursts));
        Assert.Equal(10.0 + ((100.0 * (300.0 + 75.0)) / 1_200.0), shape.MeanRps, 1);
        // 80 % of 50 and 100 s; the steps of a second at either end leave up to two more.
        Assert.InRange(shape.RampSeconds, 40.0, 42.0);
        Assert.InRange(shape.DecaySeconds, 80.0, 82.0);
    }

    [Fact]
    public void Of_TwoLevels_HasTheirCv()
    {
        int[] counts = [.. Enumerable.Range(0, 1_000).Select(i => i % 2 == 0 ? 4 : 6)];
        LoadShape shape = LoadShape.Of(counts);
        Assert.Equal((5.0, 6.0, 0), (shape.MeanRps, shape.MaxRps, shape.Bursts));
        Assert.Equal(0.2, shape.Cv, 12);
        Assert.True(double.IsNaN(shape.RampSeconds) && double.IsNaN(shape.DecaySeconds));
    }

    [Fact]
    public void Of_BurstCutOffAtTheEnd_HasARampAndNoDecay()
    {
        LoadShape shape = LoadShape.Of(Trapezium().AsSpan(0, 700));
        Assert.InRange(shape.RampSeconds, 40.0, 42.0);
        Assert.True(double.IsNaN(shape.DecaySeconds));
    }

    [Fact]
    public void Of_DipInABurst_IsStillOneBurst()
    {
        int[] counts = Trapezium();
        Array.Fill(counts, 10, 550, 20);
        Assert.Equal(1, LoadShape.Of(counts).Bursts);
    }

    [Fact]
    public void Of_BurstAfterAHigherOne_DoesNotCountForRampAndDecay()
    {
        int[] counts = [.. Enumerable.Range(0, 1_000).Select(t => t is >= 200 and < 400 ? 200 : t is >= 435 and < 600 ? 140 : 10)];
        LoadShape shape = LoadShape.Of(counts);
        Assert.Equal(2, shape.Bursts);
        // Two steps, seen through a mean over 10 s: 8 s from 10 to 90 %.
        Assert.InRange(shape.RampSeconds, 8.0, 10.0);
        Assert.InRange(shape.DecaySeconds, 8.0, 10.0);
    }

    [Theory]
    [InlineData(WorkloadPreset.Bursty)]
    [InlineData(WorkloadPreset.SteadyLow)]
    [InlineData(WorkloadPreset.Fluctuating)]
    [InlineData(WorkloadPreset.SteadyHigh)]
    public void Of_RealWindow_IsTheStoredFigure(WorkloadPreset preset)
    {
        int[] counts = preset == WorkloadPreset.SteadyHigh
            ? Twice(TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/steady-high.txt")).Damp(8).Counts.ToArray())
            : Window(preset);
        AssertNear(RealShapes.Of(preset), LoadShape.Of(counts));
    }

    [Fact]
    public void Of_FirstFourteenDays_IsTheStoredFigureOfADay()
    {
        SecondTrace trace = TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2")).Damp(8);
        LoadShape[] days = [.. Enumerable.Range(0, 14).Select(day => LoadShape.Of(trace.Counts.Slice(day * 86_400, 84_600)))];
        AssertNear(RealShapes.Of(WorkloadPreset.Diurnal), RealShapes.Mean(days));
    }

    private static int[] Window(WorkloadPreset preset)
    {
        SecondTrace trace = TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2")).Damp(8);
        return [.. PublishedWindows.Of(preset).SelectMany(w => trace.Counts[w.StartSecond..w.EndSecond].ToArray())];
    }

    private static void AssertNear(LoadShape stored, LoadShape measured)
    {
        Assert.Equal(stored.MeanRps, measured.MeanRps, 2);
        Assert.Equal(stored.MaxRps, measured.MaxRps, 1);
        Assert.Equal(stored.Cv, measured.Cv, 3);
        Assert.Equal(stored.RampSeconds, measured.RampSeconds, 1);
        Assert.Equal(stored.DecaySeconds, measured.DecaySeconds, 1);
    }

    private static int[] Twice(int[] counts) => [.. counts, .. counts];
}
