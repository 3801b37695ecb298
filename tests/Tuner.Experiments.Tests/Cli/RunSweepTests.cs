using Tuner.Experiments.Analysis;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class RunSweepTests
{
    [Fact]
    public void Run_Sweep_PlaysAllAtEveryPointOnTheSameRequests()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SmallSweep.Run(folder);

        ILookup<string, CellKey> points = run.DoneCells().ToLookup(c => c.PipelineAtPoint);

        Assert.Equal(
            ["video-gpu+shareLimit=1", "video-gpu+shareLimit=1.5", "video-gpu+shareLimit=2"],
            points.Select(p => p.Key));
        Assert.All(points, p => Assert.Equal(["few/1", "few/2", "many/1", "many/2"], p.Select(c => $"{c.Policy}/{c.Seed}")));
        foreach (var seed in run.DoneCells().GroupBy(c => c.Seed))
        {
            Assert.Single(seed.Select(c => string.Join(' ', run.Intervals(c).Select(r => r.Arrived))).Distinct());
        }

        // What is decided needs 1.5 and 1.2 of the GPU.
        double[] paid = [.. run.DoneCells().Where(c => c is { Policy: "few", Seed: 1 }).Select(c => run.Intervals(c)[0].PaidGpuShare)];
        Assert.Equal([1.0, 1.5, 1.5], paid);
    }

    [Fact]
    public void Run_Sweep_ComparesWithinAPoint()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SmallSweep.Run(folder);

        RunSummary summary = RunSummary.Load(run, "few");

        Assert.Equal(6, summary.Rows.Count);
        foreach (SummaryRow row in summary.Rows.Where(r => r.Policy == "many"))
        {
            double[] Scores(string policy) =>
                [.. summary.Cells.Where(c => c.Cell.Point == row.Point && c.Cell.Policy == policy).OrderBy(c => c.Cell.Seed).Select(c => c.Score)];
            Assert.Equal(2, row.ScoreDifference.Count);
            Assert.Equal(Scores("many").Zip(Scores("few"), (m, f) => m - f).Average(), row.ScoreDifference.Mean, 12);
        }

        Assert.Equal(summary.Rows.Select(r => r.Point), RowFile.Read<SummaryRow>(Path.Combine(run.Root, "summary.csv")).Select(r => r.Point));
        string[] lines = SummaryTable.Text(summary).Split('\n');
        Assert.StartsWith("shareLimit  policy", lines[1], StringComparison.Ordinal);
        Assert.All(lines[2..8].Zip(["1 ", "1 ", "1.5 ", "1.5 ", "2 ", "2 "]), p => Assert.StartsWith(p.Second, p.First, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void Run_SweepOption_TakesThePlaceOfTheFiles()
    {
        using TemporaryFolder folder = new();

        RunDirectory run = SmallSweep.Run(folder, SmallSweep.Yaml, "--sweep", "workload.damping=8,4", "--set", "seeds=1");

        Assert.Equal(["damping=4", "damping=8"], run.DoneCells().Select(c => $"{c.Point}").Distinct());
        Assert.Equal(2, Directory.GetFiles(run.FiguresFolder, "end-to-end-*.png").Length);
    }

    [Fact]
    public void Run_SweepOptionWithoutAKey_IsRefused()
    {
        using TemporaryFolder folder = new();

        CommandRun run = CommandRun.Of("run", SmallExperiment.Write(folder), "--sweep", "1,2");

        Assert.Equal((2, "tuner: error: --sweep 1,2: a key, '=', and values with ',' between expected\n"), (run.ExitCode, run.Error));
    }
}
