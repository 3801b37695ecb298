using System.Text.Json;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Analysis;

public sealed class RunSummaryTests
{
    // Student's t, two-sided 95 %, two degrees of freedom (any printed table).
    private const double T2 = 4.302653;

    [Fact]
    public void Of_ThreeRows_IsWhatTheHandComputes()
    {
        IntervalRow any = SyntheticRun.Intervals("solver", 1, 1)[0];
        IntervalRow[] rows =
        [
            any with { StartSeconds = 0, EndSeconds = 10, OnTime = 90, Late = 6, Dropped = 4, Answered = 96, Accuracy = 0.5, CostCores = 12, PaidCores = 10, DecidedCores = 8, Score = new Score(0.9, -0.2, -0.5, -0.1), Changes = 0, Feasible = true, LatencyP99Seconds = 1.0, Inside = 5 },
            any with { StartSeconds = 10, EndSeconds = 20, OnTime = 30, Late = 0, Dropped = 0, Answered = 32, Accuracy = 0.25, CostCores = 24, PaidCores = 20, DecidedCores = 22, Score = new Score(0.5, -0.4, 0, -0.1), Changes = 2, Feasible = false, LatencyP99Seconds = 2.0, Inside = 7 },
            any with { StartSeconds = 20, EndSeconds = 30, OnTime = 0, Late = 0, Dropped = 0, Answered = 0, Accuracy = double.NaN, CostCores = 6, PaidCores = 6, DecidedCores = 6, Score = new Score(0.7, -0.1, 0, -0.1), Changes = 1, Feasible = true, LatencyP99Seconds = double.NaN, Inside = 3 },
        ];

        CellSummary summary = CellSummary.Of(SyntheticRun.Cell("solver", 1), rows);

        Assert.Equal((0.1 + 0.0 + 0.5) / 3, summary.Score, 12);
        Assert.Equal((0.9 + 0.5 + 0.7) / 3, summary.ScoreAccuracy, 12);
        Assert.Equal(-(0.2 + 0.4 + 0.1) / 3, summary.ScoreCost, 12);
        Assert.Equal(-0.5 / 3, summary.ScoreViolations, 12);
        Assert.Equal(-0.1, summary.ScoreBatch, 12);
        Assert.Equal(((96 * 0.5) + (32 * 0.25)) / 128, summary.Accuracy, 12);
        Assert.Equal((14.0, 12.0, 12.0), (summary.CostCores, summary.PaidCores, summary.DecidedCores));
        Assert.Equal(10.0 / 130, summary.Violations, 12);
        Assert.Equal(3 * 120.0, summary.ChangesPerHour, 9);
        Assert.Equal((1, 3, 3), (summary.InfeasibleIntervals, summary.InsideAtEnd, summary.Intervals));
        Assert.Equal(1.5, summary.MeanIntervalP99Seconds, 12);
        Assert.Equal(120.0 / 30, summary.GoodputRps, 12);
        Assert.Equal(rows.Sum(r => r.Arrived) / 30.0, summary.OfferedRps, 12);
        Assert.True(double.IsNaN(summary.LatencyP99Seconds));
        Assert.Equal(0.7, CellSummary.Of(SyntheticRun.Cell("solver", 1), rows, [new LatencyRow(0.5, 0.1), new LatencyRow(0.99, 0.7)]).LatencyP99Seconds);
    }

    [Fact]
    public void Load_TwoPolicies_ComparesOnCommonSeedsOnly()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = Run(folder, ("solver", 1, 0.1), ("solver", 2, 0.2), ("solver", 3, 0.6), ("ppo", 1, 0.2), ("ppo", 2, 0.35), ("ppo", 3, 0.65), ("ppo", 4, 9.0));

        RunSummary summary = RunSummary.Load(run);
        SummaryRow ppo = summary.Rows[0], solver = summary.Rows[1];

        Assert.Equal(("ppo", 4), (ppo.Policy, ppo.Seeds));
        Assert.Equal(0.1, ppo.ScoreDifference.Mean, 12);
        Assert.Equal(3, ppo.ScoreDifference.Count);

        // Differences .1 .15 .05: standard deviation .05.
        Assert.Equal(T2 * 0.05 / Math.Sqrt(3), ppo.ScoreDifference.HalfWidth, 7);
        Assert.False(ppo.Beats);
        Assert.Equal(("solver", 0.3), (solver.Policy, Math.Round(solver[Metric.Score].Mean, 12)));
        Assert.Equal(T2 * Math.Sqrt(0.07) / Math.Sqrt(3), solver[Metric.Score].HalfWidth, 6);
        Assert.True(double.IsNaN(solver.ScoreDifference.Mean));
    }

    [Fact]
    public void Load_AlwaysBetterByAboutTheSame_Beats()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = Run(folder, ("solver", 1, 0.1), ("solver", 2, 0.2), ("solver", 3, 0.6), ("ppo", 1, 0.2), ("ppo", 2, 0.31), ("ppo", 3, 0.69));

        RunSummary summary = RunSummary.Load(run);

        Assert.True(summary.Rows.Single(r => r.Policy == "ppo").Beats);
        Assert.Contains("+0.100 ± 0.025 *", SummaryTable.Text(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_References_GivesRegretsAndGapsOnCommonSeeds()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = Run(
            folder, ("solver", 1, 0.1), ("solver", 2, 0.2), ("ppo", 1, 0.3), ("ppo", 2, 0.5), ("clairvoyant", 1, 0.5), ("clairvoyant", 2, 0.8));
        run.RecordBounds(SyntheticRun.Cell("bound", 1), [new BoundRow(1, 0.6, 0.6, 3), new BoundRow(2, 1.0, 0.9, 4)]);

        RunSummary summary = RunSummary.Load(run);
        SummaryRow ppo = summary.Rows.Single(r => r.Policy == "ppo"), solver = summary.Rows.Single(r => r.Policy == "solver");
        double[] values = [.. ReferenceComparison.All.Select(c => ppo[c].Mean)];

        Assert.Equal(0.4, values[0], 12);
        Assert.Equal(0.25, values[2], 12);

        // (.2 + .3) / (.4 + .6).
        Assert.Equal(0.5, values[4], 12);
        Assert.True(double.IsNaN(values[1]) && double.IsNaN(values[3]) && double.IsNaN(solver[ReferenceComparison.All[4]].Mean));
        string text = RegretTable.Text(summary);
        Assert.Contains("bound (model)", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Save_Summary_ReadsBackAndHoldsNoTime()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SyntheticRun.Write(folder.FullName, seeds: 3, intervals: 20, "ppo", "solver");
        RunSummary summary = RunSummary.Load(run);
        summary.Save(run);
        string path = Path.Combine(run.Root, "summary.csv");
        IReadOnlyList<SummaryRow> read = RowFile.Read<SummaryRow>(path);

        Assert.Equal(summary.Rows.Select(r => (r.Policy, r.ScoreDifference)), read.Select(r => (r.Policy, r.ScoreDifference)));
        Assert.All(Metric.All, m => Assert.Equal(summary.Rows.Select(r => r[m]), read.Select(r => r[m])));
        Assert.Equal(File.ReadAllText(path), SummaryTable.Csv(summary));
        Assert.DoesNotContain("ms", File.ReadLines(path).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_LongNames_FitsAHundredAndTwentyColumns()
    {
        using TemporaryFolder folder = new();
        RunSummary summary = RunSummary.Load(SyntheticRun.Write(
            folder.FullName, seeds: 3, intervals: 20, "ppo-with-a-very-long-name-indeed", "solver", "fa2-high"));
        string[] lines = SummaryTable.Text(summary).Split('\n');

        Assert.Equal("video / bursty, 3 seeds", lines[0]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));

        // Decision times are .25 + .001 i for i = 0..19: the median is at i = 9.5.
        Assert.Contains("0.260", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_Summary_HasNumbersAndNulls()
    {
        using TemporaryFolder folder = new();
        RunSummary summary = RunSummary.Load(Run(folder, ("solver", 1, 0.25)));
        using JsonDocument json = JsonDocument.Parse(SummaryTable.Json(summary));
        JsonElement row = json.RootElement[0];

        Assert.Equal(0.25, row.GetProperty("score").GetDouble());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("scoreCi95").ValueKind);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("decideMsMedian").ValueKind);
        Assert.True(row.TryGetProperty("changesPerHour", out _));
        Assert.True(row.TryGetProperty("meanIntervalP99S", out _));
    }

    private static RunDirectory Run(TemporaryFolder folder, params (string Policy, ulong Seed, double Score)[] runs)
    {
        RunDirectory run = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime());
        foreach ((string policy, ulong seed, double score) in runs)
        {
            using CellRecorder cell = run.Record(SyntheticRun.Cell(policy, seed));
            cell.Append(SyntheticRun.Intervals(policy, seed, 1)[0] with { Score = new Score(score, 0, 0, 0) });
            cell.Complete();
        }

        return run;
    }
}
