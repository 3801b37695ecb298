using ScottPlot;
using SkiaSharp;
using Tuner.Environment.Statistics;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>
/// Score over environment steps for one workload: mean over seeds of the training episodes with the band of its 95 % interval, and
/// of the validation stretches. Updates are matched by number; those that not every seed has reached are left out.
/// </summary>
public sealed class LearningCurveFigure : IFigure
{
    private const int MostPoints = 300;

    private readonly PaperStyle _style;
    private readonly PolicyLooks _looks;
    private readonly Legend _legend;
    private readonly string _note;
    private readonly (string Title, List<FigurePoint> Points)[] _panels;

    /// <summary>The figure of the learners of one workload: all their updates by cell.</summary>
    public LearningCurveFigure(IReadOnlyDictionary<CellKey, IReadOnlyList<TrainingRecord>> runs, PaperStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count, nameof(runs));
        CellKey first = runs.Keys.First();
        Name = $"learning-{first.PipelineAtPoint}-{first.Workload}";
        _style = style;
        _looks = new PolicyLooks(runs.Keys.Select(c => c.Policy));
        _legend = new Legend(style, _looks, filled: null);
        int seeds = runs.Keys.Select(c => c.Seed).Distinct().Count();
        _note = seeds == 1
            ? $"{first.PipelineAtPoint}, {first.Workload}; one seed"
            : $"{first.PipelineAtPoint}, {first.Workload}; mean of {seeds} seeds, bands: 95 % intervals";
        _panels =
        [
            ("training score", Curves("training", runs, r => r.Row.EpisodeScore)),
            ("validation score", Curves("validation", runs, r => r.Row.ValidationScore)),
        ];
        Data = [.. _panels.SelectMany(p => p.Points)];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public float WidthPoints => _style.WidthPoints;

    /// <inheritdoc/>
    public float HeightPoints => Grid.HeightPoints;

    /// <inheritdoc/>
    public IReadOnlyList<FigurePoint> Data { get; }

    private PanelGrid Grid => new(_legend, _style, _panels.Length);

    /// <summary>Draws the figure of every pipeline, point of a sweep and workload on which something was learnt.</summary>
    public static IReadOnlyList<FigureFiles> Draw(RunDirectory run, PaperStyle style) =>
    [
        .. run.DoneCells()
            .Select(c => (Cell: c, Rows: run.Training(c)))
            .Where(c => c.Rows.Count > 0)
            .GroupBy(c => (c.Cell.PipelineAtPoint, c.Cell.Workload))
            .Select(g => new LearningCurveFigure(g.ToDictionary(c => c.Cell, c => c.Rows), style))
            .Select(figure => FigureFiles.Save(figure, run.FiguresFolder)),
    ];

    /// <inheritdoc/>
    public void Paint(SKCanvas canvas) => Grid.Paint(canvas, i => Draw(_panels[i].Title, _panels[i].Points), leftPoints: 40.0f, rightPoints: 10.0f, _note);

    private List<FigurePoint> Curves(
        string panel,
        IReadOnlyDictionary<CellKey, IReadOnlyList<TrainingRecord>> runs,
        Func<TrainingRecord, double> number)
    {
        List<FigurePoint> points = [];
        foreach (string policy in _looks.Order)
        {
            IReadOnlyList<TrainingRecord>[] seeds = [.. runs.Where(r => r.Key.Policy == policy).OrderBy(r => r.Key.Seed).Select(r => r.Value)];
            FigurePoint[] all =
            [
                .. seeds.SelectMany(s => s)
                    .Where(r => !double.IsNaN(number(r)))
                    .GroupBy(r => r.Row.Update)
                    .Where(g => g.Count() == seeds.Length)
                    .OrderBy(g => g.Key)
                    .Select(g => (Steps: g.Average(r => r.Row.Steps) / 1000.0, Score: MeanInterval.Of([.. g.Select(number)])))
                    .Select(p => new FigurePoint(panel, policy, p.Steps, p.Score.Mean, p.Score.Low, p.Score.High)),
            ];
            int every = ((all.Length - 1) / MostPoints) + 1;
            points.AddRange(all.Where((_, i) => i % every == 0 || i == all.Length - 1));
        }

        return points;
    }

    private Plot Draw(string title, List<FigurePoint> points)
    {
        CurvePanel panel = new(points, _looks, _style) { Label = title, Horizontal = "steps (thousands)" };
        Plot plot = panel.Draw();
        (double low, double high) = panel.Range();
        double margin = high > low ? 0.05 * (high - low) : 1.0;
        // Room for half a marker at the last point.
        plot.Axes.SetLimits(0.0, 1.02 * points.Select(p => p.X).DefaultIfEmpty(1.0).Max(), low - margin, high + margin);
        PaperPlot.Ticks(plot.Axes.Bottom, 6);
        PaperPlot.Ticks(plot.Axes.Left, 6);
        return plot;
    }
}
