using Tuner.Experiments.Analysis;
using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Figures;

public sealed class SweepFigureTests
{
    // Student's t, two-sided 95 %, one degree of freedom (any printed table).
    private const double T1 = 12.7062;

    [Fact]
    public void Run_SweepOfTwoSeeds_DrawsWhatTheRowsSay()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SmallSweep.Run(folder);

        IReadOnlyList<FigurePoint> points = RowFile.Read<FigurePoint>(Path.Combine(run.FiguresFolder, "sweep-video-gpu-bursty.csv"));

        // The load at each point, and in three panels two policies at three points each.
        Assert.Equal(3 + (3 * 2 * 3), points.Count);
        Assert.Equal([1.0, 1.5, 2.0], points.Where(p => p is { Panel: "p99 latency", Series: "many" }).Select(p => p.X));
        foreach (string value in new[] { "1", "1.5", "2" })
        {
            CellKey cell = new("video-gpu", "bursty", "many", 1) { Point = new SweepPoint("shareLimit", value) };
            CellKey[] seeds = [cell, cell with { Seed = 2 }];
            FigurePoint At(string panel, string series = "many") =>
                points.Single(p => p.Panel == panel && p.Series == series && p.X == cell.Point.Number);

            double[] goodput = [.. seeds.Select(s => run.Intervals(s).Sum(r => r.OnTime) / 60.0)];
            Assert.Equal((goodput[0] + goodput[1]) / 2, At("goodput").Y, 9);
            Assert.Equal(T1 * Math.Abs(goodput[0] - goodput[1]) / 2, At("goodput").High - At("goodput").Y, 3);
            Assert.Equal(seeds.Average(s => run.Intervals(s).Sum(r => r.Arrived) / 60.0), At("goodput", "load").Y, 9);
            Assert.Equal(1000.0 * seeds.Average(s => run.Latencies(s).Single(l => l.Quantile == 0.99).LatencySeconds), At("p99 latency").Y, 9);
            Assert.Equal(
                100.0 * seeds.Average(s => run.Intervals(s).Sum(r => r.Late + r.Dropped) / (double)run.Intervals(s).Sum(r => r.OnTime + r.Late + r.Dropped)),
                At("violations").Y,
                9);
        }

        Assert.All(points, p => Assert.False(p.Low < 0.0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Draw_Words_LieSideBySideWithTheirNames(bool wide)
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SmallSweep.Run(
            folder, SmallSweep.Yaml, "--set", "seeds=1", "--sweep", "pipeline.cluster.gpus.sharing=time-slices,mps");
        RunSummary summary = RunSummary.Load(run, "few");

        FigureFiles files = Assert.Single(SweepFigure.Draw(summary, run, PaperStyle.For(Venue.Acm, wide)));

        Assert.Equal([0.0, 1.0], RowFile.Read<FigurePoint>(files.Csv).Where(p => p.Series == "load").Select(p => p.X));
        Assert.True(new FileInfo(files.Pdf).Length > 1000);
        Assert.Equal(["mps", "time-slices"], summary.Rows.Select(r => r.Point!.Value).Distinct());
    }
}
