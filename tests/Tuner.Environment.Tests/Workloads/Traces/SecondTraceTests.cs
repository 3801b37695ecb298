using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Traces;

public sealed class SecondTraceTests
{
    private static SecondTrace Holed() => SecondTrace.WithHoles("t", [4, 0, 8, 0, 0, 0, 12, 0, 0], holeSeconds: 3);

    [Fact]
    public void WithHoles_RunOfZeros_IsMissingFromTheGivenLengthOn()
    {
        SecondTrace trace = Holed();
        Assert.Equal([3, 4, 5], Enumerable.Range(0, 9).Where(trace.IsMissing));
        Assert.Equal(2, trace.MissingSeconds(4, 9));
    }

    [Fact]
    public void WithHoles_RunAtTheEnd_IsMissing() =>
        Assert.Equal(2, SecondTrace.WithHoles("t", [1, 0, 0], holeSeconds: 2).MissingSeconds(0, 3));

    [Fact]
    public void Statistics_MissingSeconds_CountNowhere()
    {
        TraceStatistics statistics = Holed().Statistics();
        // Known: 4 0 8 12 0 0, that is 0 0 0 4 8 12: mean 4, variance 64/3.
        Assert.Equal((6, 3, 24L), (statistics.Seconds, statistics.MissingSeconds, statistics.TotalRequests));
        Assert.Equal((4.0, 0.0, 12.0, 2.0), (statistics.MeanRps, statistics.MinRps, statistics.MaxRps, statistics.P50Rps));
        Assert.Equal(Math.Sqrt(64.0 / 3.0) / 4.0, statistics.Cv, 12);
        Assert.Equal(11.0, statistics.P95Rps, 12);
        Assert.Equal((2, 2), (statistics.ZeroRuns, statistics.LongestZeroRunSeconds));
    }

    [Fact]
    public void Statistics_NothingKnown_IsNotANumber()
    {
        TraceStatistics statistics = SecondTrace.WithHoles("t", [0, 0, 0], holeSeconds: 2).Statistics();
        Assert.Equal(0, statistics.Seconds);
        Assert.Equal((double.NaN, double.NaN), (statistics.MeanRps, statistics.P50Rps));
    }

    [Fact]
    public void Damp_DividesAndRoundsDown_AndKeepsTheHoles()
    {
        SecondTrace damped = SecondTrace.WithHoles("t", [7, 8, 15, 16, 0, 0], holeSeconds: 2).Damp(8);
        Assert.Equal([0, 1, 1, 2, 0, 0], damped.Counts.ToArray());
        Assert.Equal([4, 5], Enumerable.Range(0, 6).Where(damped.IsMissing));
    }

    [Fact]
    public void Slice_HalfOpen_TakesCountsAndHoles()
    {
        SecondTrace slice = Holed().Slice(2, 5);
        Assert.Equal([8, 0, 0], slice.Counts.ToArray());
        Assert.Equal([1, 2], Enumerable.Range(0, 3).Where(slice.IsMissing));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(0, 10)]
    public void Slice_OutsideOrEmpty_Throws(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Holed().Slice(start, end));
}
