using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Traces;

/// <summary>The published facts of the Twitter trace and of the IPA paper's windows; skipped where the trace is not at hand.</summary>
public sealed class TwitterTraceTests
{
    private const int DaySeconds = 86_400;

    private static SecondTrace Trace() => TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2"));

    [Fact]
    public void Read_Archive_HasSeventeenDaysAndThePublishedMaximum()
    {
        SecondTrace trace = Trace();
        Assert.Equal(1_468_800, trace.LengthSeconds);
        Assert.Equal(388.0, trace.Statistics().MaxRps);
    }

    [Fact]
    public void Read_EveryDay_LacksItsLastHalfHour()
    {
        SecondTrace trace = Trace();
        for (int day = 0; day < 17; day++)
        {
            int start = day * DaySeconds, end = start + DaySeconds;
            Assert.InRange(trace.MissingSeconds(end - 1_740, end), 1_739, 1_740);
            Assert.Equal(1_739, trace.MissingSeconds(end - 1_739, end));
            Assert.InRange(trace.MissingSeconds(start, end - 1_740), 0, 150);
        }
    }

    /// <summary>n, min, mean, p50, p95, p99, max and CV of each window divided by 8, as published.</summary>
    [Theory]
    [InlineData(WorkloadPreset.Bursty, 14_437, 3, 12.03, 6, 28, 31, 34, 0.777)]
    [InlineData(WorkloadPreset.SteadyLow, 6_067, 3, 5.06, 5, 7, 7, 8, 0.187)]
    [InlineData(WorkloadPreset.Fluctuating, 19_837, 3, 16.53, 16, 29, 32, 34, 0.566)]
    public void Windows_DividedByEight_HaveThePublishedStatistics(
        WorkloadPreset preset, int requests, int min, double mean, int p50, int p95, int p99, int max, double cv)
    {
        SecondTrace trace = Trace().Damp(8);
        SecondTrace window = SecondTrace.WithHoles(
            "windows", [.. PublishedWindows.Of(preset).SelectMany(w => trace.Counts[w.StartSecond..w.EndSecond].ToArray())]);
        AssertStatistics(window, requests, min, mean, p50, p95, p99, max, cv);
    }

    [Fact]
    public void SteadyHigh_TwiceTheFileOfItsOwn_HasThePublishedStatistics()
    {
        int[] counts = TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/steady-high.txt")).Damp(8).Counts.ToArray();
        AssertStatistics(SecondTrace.WithHoles("twice", [.. counts, .. counts]), 34_606, 23, 28.84, 29, 32, 33, 34, 0.067);
    }

    [Fact]
    public void Read_ArchiveCutShort_IsAnError()
    {
        byte[] whole = File.ReadAllBytes(RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2"));
        using var folder = new TemporaryFolder();
        string path = folder.Write("cut.tbz2", whole[..(whole.Length / 2)]);
        Assert.Equal(path, Assert.Throws<TraceFormatException>(() => TraceFile.Read(path)).File.Split('!')[0]);
    }

    private static void AssertStatistics(
        SecondTrace window, int requests, int min, double mean, int p50, int p95, int p99, int max, double cv)
    {
        TraceStatistics statistics = window.Statistics();
        Assert.Equal((1_200, 0, (long)requests), (statistics.Seconds, statistics.MissingSeconds, statistics.TotalRequests));
        Assert.Equal(mean, statistics.MeanRps, 2);
        Assert.Equal(cv, statistics.Cv, 3);
        Assert.Equal(
            [min, p50, p95, p99, max],
            new[] { statistics.MinRps, statistics.P50Rps, statistics.P95Rps, statistics.P99Rps, statistics.MaxRps });
    }
}
