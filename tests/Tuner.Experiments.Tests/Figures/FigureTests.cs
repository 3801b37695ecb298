using System.Text;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Figures;

public sealed class FigureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Draw_SameRowsTwice_GivesTheSameBytes(bool wide)
    {
        using TemporaryFolder folder = new();
        RunDirectory first = SyntheticRun.Write(folder.FullName, seeds: 2, intervals: 30);
        RunDirectory second = SyntheticRun.Write(folder.FullName, seeds: 2, intervals: 30);
        PaperStyle style = PaperStyle.For(Venue.Usenix, wide);

        foreach ((FigureFiles a, FigureFiles b) in Draw(first, style).Zip(Draw(second, style)))
        {
            Assert.NotEqual(a.Pdf, b.Pdf);
            Assert.Equal(File.ReadAllBytes(a.Pdf), File.ReadAllBytes(b.Pdf));
            Assert.Equal(File.ReadAllBytes(a.Png), File.ReadAllBytes(b.Png));
            Assert.Equal(File.ReadAllBytes(a.Csv), File.ReadAllBytes(b.Csv));
        }
    }

    [Fact]
    public void Draw_Pdf_HasTrueTypeTextAndNoRaster()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SyntheticRun.Write(folder.FullName, seeds: 2, intervals: 30);

        foreach (FigureFiles files in Draw(run, PaperStyle.For(Venue.Acm)))
        {
            string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(files.Pdf));
            Assert.Contains("/CIDFontType2", pdf, StringComparison.Ordinal);
            Assert.DoesNotMatch("/Subtype */Type3", pdf);
            Assert.DoesNotMatch("/Subtype */Image", pdf);
            Assert.Matches(@"/MediaBox *\[0 0 504 ", pdf);
        }
    }

    [Fact]
    public void Draw_Csv_HoldsTheRowsNumbers()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SyntheticRun.Write(folder.FullName, seeds: 3, intervals: 25, "ppo", "solver");
        FigureFiles files = Assert.Single(EndToEndFigure.Draw(run, PaperStyle.For(Venue.Ieee)));
        IReadOnlyList<FigurePoint> points = RowFile.Read<FigurePoint>(files.Csv);
        IReadOnlyList<IntervalRow>[] seeds = [.. Enumerable.Range(1, 3).Select(s => run.Intervals(SyntheticRun.Cell("solver", (ulong)s)))];
        SummaryRow summary = RunSummary.Load(run).Rows.Single(r => r.Policy == "solver");

        FigurePoint[] cost = [.. points.Where(p => p is { Panel: "cost over time", Series: "solver" })];
        FigurePoint[] load = [.. points.Where(p => p is { Panel: "accuracy over time", Series: "load" })];
        FigurePoint violations = points.Single(p => p is { Panel: "violations", Series: "solver" });

        Assert.Equal(25, cost.Length);
        Assert.All(cost, (p, i) => Assert.Equal(seeds.Average(s => s[i].CostCores), p.Y, 12));
        Assert.All(cost, (p, i) => Assert.Equal(10.0 * i / 60.0, p.X, 12));
        Assert.All(load, (p, i) => Assert.Equal(seeds.Average(s => s[i].OfferedRps), p.Y, 12));
        Assert.Equal(100.0 * summary[Metric.Violations].Mean, violations.Y, 9);
        Assert.Equal(100.0 * summary[Metric.Violations].High, violations.High, 9);
    }

    [Fact]
    public void Draw_LearningCurve_HoldsTheMeanOverSeeds()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SyntheticRun.Write(folder.FullName, seeds: 3, intervals: 5, "ppo", "solver");
        FigureFiles files = Assert.Single(LearningCurveFigure.Draw(run, PaperStyle.For(Venue.Usenix)));
        ILookup<string, FigurePoint> panels = RowFile.Read<FigurePoint>(files.Csv).ToLookup(p => p.Panel);
        double[] last = [.. Enumerable.Range(1, 3).Select(s => SyntheticRun.Training((ulong)s)[^1].Row.ValidationScore)];

        Assert.Equal(120, panels["training"].Count());
        Assert.Equal(12, panels["validation"].Count());
        Assert.Equal(last.Average(), panels["validation"].Last().Y, 12);
        Assert.Equal(4.096 * 120, panels["validation"].Last().X, 9);
        Assert.All(panels["validation"], p => Assert.True(p.Low < p.Y && p.Y < p.High));
    }

    [Fact]
    public void Draw_OneIntervalOfOneSeed_IsDrawn()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SyntheticRun.Write(folder.FullName, seeds: 1, intervals: 1, "solver");

        FigureFiles files = Assert.Single(EndToEndFigure.Draw(run, PaperStyle.For(Venue.Usenix)));

        Assert.True(new FileInfo(files.Pdf).Length > 1000);
    }

    private static IEnumerable<FigureFiles> Draw(RunDirectory run, PaperStyle style) =>
        EndToEndFigure.Draw(run, style).Concat(LearningCurveFigure.Draw(run, style));
}
