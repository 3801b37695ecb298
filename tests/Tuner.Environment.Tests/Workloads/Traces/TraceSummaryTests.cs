using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Traces;

public sealed class TraceSummaryTests
{
    [Fact]
    public void Of_SquareWave_IsKnownInClosedForm()
    {
        // Ten minutes of 0, ten of 4, over and over: variance 4 and mean 2 by the second; a window's are w^2 and w times that.
        int[] counts = [.. Enumerable.Range(0, 12_000).Select(s => s / 600 % 2 == 0 ? 0 : 4)];
        TraceSummary summary = TraceSummary.Of(new SecondTrace("t", counts, new bool[counts.Length]));
        Assert.Equal((2.0, 20.0, 120.0), (summary.Dispersion1, summary.Dispersion10, summary.Dispersion60));
        Assert.Equal((2.0, 6_000, 600), (summary.PeakToMean, summary.ZeroSeconds, summary.Seconds.LongestZeroRunSeconds));

        // Of 200 minutes, 199 pairs at a lag of one, 19 of which differ; 195 at a lag of five, 95 of which do; 140 at sixty, none of which does.
        Assert.Equal(1.0 - (2.0 * 19 / 199), summary.Correlation1Minute, 12);
        Assert.Equal(1.0 - (2.0 * 95 / 195), summary.Correlation5Minutes, 12);
        Assert.Equal(1.0, summary.Correlation60Minutes, 12);
        Assert.True(double.IsNaN(summary.GapCv));
    }

    [Fact]
    public void Of_MissingSeconds_SpoilTheWindowsThatTheyLieIn()
    {
        bool[] missing = new bool[40];
        missing[15] = true;
        int[] counts = [.. Enumerable.Repeat(1, 10), .. new int[10], .. Enumerable.Repeat(3, 10), .. Enumerable.Repeat(2, 10)];
        TraceSummary summary = TraceSummary.Of(new SecondTrace("t", counts, missing));

        // Windows of 10, 30 and 20: mean 20, variance 200 / 3.
        Assert.Equal(200.0 / 3.0 / 20.0, summary.Dispersion10, 12);
        Assert.Equal((9, 10, 1.5), (summary.ZeroSeconds, summary.ZeroSecondsOfAll, summary.MeanOfAllRps));
        Assert.True(double.IsNaN(summary.Dispersion60) && double.IsNaN(summary.Correlation1Minute));
    }

    [Fact]
    public void Of_Requests_HasTheGapsWithoutThoseAcrossHoles()
    {
        bool[] missing = new bool[12];
        Array.Fill(missing, true, 3, 6);
        RequestTrace requests = new("t", [0.0, 1.0, 2.0, 10.0, 11.5], missing);
        Assert.Equal(Math.Sqrt(((2.0 / 36.0) + (1.0 / 9.0)) / 3.0) / (3.5 / 3.0), TraceSummary.Of(requests.Seconds, requests).GapCv, 12);
    }

    /// <summary>The published figures of the whole record (21.98 days), or those of the copy that ends after 17 days.</summary>
    [Fact]
    public void Of_TwitterTrace_HasThePublishedFigures()
    {
        SecondTrace trace = TraceFile.Read(RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2"));
        TraceSummary summary = TraceSummary.Of(trace);
        bool whole = trace.LengthSeconds == 1_899_061;
        Assert.Equal(whole ? 63.60 : 63.56, summary.MeanOfAllRps, 2);
        Assert.Equal(whole ? 37_899 : 30_717, summary.ZeroSecondsOfAll);
        Assert.Equal(388.0, summary.Seconds.MaxRps);

        // The hole of every day is missing, and no zero.
        Assert.InRange(summary.Seconds.MissingSeconds, (trace.LengthSeconds / 86_400) * 1_739, summary.ZeroSecondsOfAll - 1_000);
        Assert.Equal(0.94, summary.Correlation1Minute, 2);
        Assert.InRange(summary.Dispersion1, 25.0, 28.0);
    }
}
