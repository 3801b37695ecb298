using Tuner.Environment.Statistics;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Tuning;

public sealed class TrialRowTests
{
    [Fact]
    public void Of_TwoPoints_AveragesThemWithinEachStretch()
    {
        Play[] ours = [Played(1, 0, 0.5), Played(1, 0, 0.7), Played(1, 1, 0.8), Played(1, 1, 0.8)];
        Play[] theirs = [Played(0, 0, 0.4), Played(0, 0, 0.6), Played(0, 1, 0.6), Played(0, 1, 0.6)];

        TrialRow row = TrialRow.Of(TrialRow.SearchPhase, 2, new Candidate(1, [new Setting("a", "1")], [], "p"), ours, theirs);

        // Means of the stretches .6 and .8; differences .1 and .2. Two samples: t = 12.706, and s / sqrt(2) is half their distance.
        Assert.Equal(0.7, row.Score.Mean, 12);
        Assert.Equal(2, row.Score.Count);
        Assert.Equal(0.15, row.ScoreDifference.Mean, 12);
        Assert.Equal(12.7062 * 0.05, row.ScoreDifference.HalfWidth, 4);
        Assert.Equal("a=1", row.Options);
    }

    [Fact]
    public void Of_TrialZero_HasNoDifferenceToItself()
    {
        Play[] plays = [Played(0, 0, 0.5), Played(0, 1, 0.6)];

        TrialRow row = TrialRow.Of(TrialRow.FinalPhase, 0, new Candidate(0, [], [], "p"), plays, plays);

        Assert.Equal(MeanInterval.Of([]), row.ScoreDifference);
        Assert.Equal("as they are", row.Options);
    }

    [Fact]
    public void Write_Row_ReadsBack()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, "trials.csv");
        TrialRow row = TrialRow.Of(
            TrialRow.SearchPhase,
            1,
            new Candidate(3, [new Setting("a", "1"), new Setting("b", "x,y")], [], "p"),
            [Played(3, 0, 0.5), Played(3, 1, 0.7)],
            [Played(0, 0, 0.5), Played(0, 1, 0.6)]);

        RowFile.Write(path, [row]);

        Assert.Equal(row, Assert.Single(RowFile.Read<TrialRow>(path)));
    }

    private static Play Played(int trial, int stretch, double score) => new(trial, stretch, new CellSummary
    {
        Cell = new CellKey("video", "bursty", "p", (ulong)stretch),
        Intervals = 1,
        OfferedRps = 10.0,
        Score = score,
        ScoreAccuracy = score,
        ScoreCost = 0.0,
        ScoreViolations = 0.0,
        ScoreBatch = 0.0,
        Accuracy = 0.5,
        MeanIntervalAccuracy = 0.5,
        CostCores = 4.0,
        PaidCores = 4.0,
        DecidedCores = 4.0,
        PaidGpuShare = 0.0,
        DecidedGpuShare = 0.0,
        Violations = 0.01,
        GoodputRps = 10.0,
        ChangesPerHour = 3.0,
        InfeasibleIntervals = 0,
        MeanIntervalP99Seconds = 1.0,
        LatencyP99Seconds = 1.0,
        InsideAtEnd = 0,
    });
}
