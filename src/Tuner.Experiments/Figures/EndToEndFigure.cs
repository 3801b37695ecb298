using ScottPlot;
using SkiaSharp;
using Tuner.Environment.Statistics;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>
/// Figure 8 of IPA (JSys 2024) for one workload: cost and accuracy over time under each policy with the offered load behind them
/// (8a), and the means of cost, accuracy and violations with 95 % intervals over seeds (8b).
/// </summary>
public sealed class EndToEndFigure : IFigure
{
    private const float PanelPoints = 78.0f, AxisLabelPoints = 20.0f, NotePoints = 11.0f, BarPoints = 13.0f, GapPoints = 7.0f;
    private const float BarColumnPoints = 56.0f, BarsGapPoints = 8.0f;
    private const string Load = "offered load";

    private readonly PaperStyle _style;
    private readonly PolicyLooks _looks;
    private readonly Legend _legend;
    private readonly string _note;
    private readonly TimelinePanel[] _timelines;
    private readonly BarPanel[] _bars;

    /// <summary>The figure of the completed runs of one workload: all their rows by cell.</summary>
    public EndToEndFigure(IReadOnlyDictionary<CellKey, IReadOnlyList<IntervalRow>> runs, PaperStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count, nameof(runs));
        CellKey first = runs.Keys.First();
        Name = $"end-to-end-{first.PipelineAtPoint}-{first.Workload}";
        _style = style;
        _looks = new PolicyLooks(runs.Keys.Select(c => c.Policy));
        _legend = new Legend(style, _looks, Load);
        int seeds = runs.Keys.Select(c => c.Seed).Distinct().Count();
        _note = seeds == 1
            ? $"{first.PipelineAtPoint}, {first.Workload}; one seed"
            : $"{first.PipelineAtPoint}, {first.Workload}; mean of {seeds} seeds, whiskers: 95 % intervals";

        Dictionary<string, IReadOnlyList<IReadOnlyList<IntervalRow>>> rows = runs
            .GroupBy(r => r.Key.Policy)
            .ToDictionary(g => g.Key, IReadOnlyList<IReadOnlyList<IntervalRow>> (g) => [.. g.OrderBy(r => r.Key.Seed).Select(r => r.Value)]);
        Dictionary<string, CellSummary[]> cells = runs
            .GroupBy(r => r.Key.Policy)
            .ToDictionary(g => g.Key, g => g.Select(r => CellSummary.Of(r.Key, r.Value)).ToArray());
        string cost = runs.Values.Any(run => run.Any(r => r.PaidGpuShare > 0.0)) ? "cost (cores eq.)" : "cost (cores)";
        _timelines =
        [
            new TimelinePanel("cost over time", cost, rows, _looks, r => r.CostCores, fromZero: true),
            new TimelinePanel("accuracy over time", "PAS × 100", rows, _looks, r => 100.0 * r.Accuracy, fromZero: false),
        ];
        _bars =
        [
            Bars("cost", cost, cells, Metric.CostCores, 1.0),
            Bars("accuracy", "PAS × 100", cells, Metric.Accuracy, 100.0),
            Bars("violations", "violations (%)", cells, Metric.Violations, 100.0),
        ];
        Data = [.. _timelines.SelectMany(p => p.Points), .. _bars.SelectMany(p => p.Points)];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public float WidthPoints => _style.WidthPoints;

    /// <inheritdoc/>
    public float HeightPoints => Top + TimelinesHeight + (_style.Wide ? 0.0f : GapPoints + BarsHeight) + NotePoints;

    /// <inheritdoc/>
    public IReadOnlyList<FigurePoint> Data { get; }

    private float Top => _legend.HeightPoints + 3.0f;

    private static float TimelinesHeight => (2.0f * PanelPoints) + GapPoints + AxisLabelPoints;

    private float BarsHeight => Math.Max(40.0f, BarPoints * _looks.Order.Count) + AxisLabelPoints;

    /// <summary>Draws the figure of every pipeline, point of a sweep and workload of a run into its figures folder.</summary>
    public static IReadOnlyList<FigureFiles> Draw(RunDirectory run, PaperStyle style) =>
    [
        .. run.DoneCells()
            .GroupBy(c => (c.PipelineAtPoint, c.Workload))
            .Select(g => new EndToEndFigure(g.ToDictionary(c => c, run.Intervals), style))
            .Select(figure => FigureFiles.Save(figure, run.FiguresFolder)),
    ];

    /// <inheritdoc/>
    public void Paint(SKCanvas canvas)
    {
        _legend.Paint(canvas);
        float names = BarPanel.NamesWidth(_looks.Order, _style);
        float timelinesRight = _style.Wide ? WidthPoints - BarsGapPoints - names - (_bars.Length * BarColumnPoints) : WidthPoints;
        PixelPadding timeline = new(38.0f, 30.0f, 0.0f, 0.0f);
        for (int i = 0; i < _timelines.Length; i++)
        {
            bool last = i == _timelines.Length - 1;
            float top = Top + (i * (PanelPoints + GapPoints));
            SKRect rectangle = new(0.0f, top, timelinesRight, top + PanelPoints + (last ? AxisLabelPoints : 2.0f));
            using Plot plot = _timelines[i].Draw(_style, withTime: last);
            PaperPlot.Paint(plot, canvas, rectangle, timeline with { Bottom = last ? AxisLabelPoints : 2.0f });
        }

        SKRect bars = _style.Wide
            ? new SKRect(timelinesRight + BarsGapPoints, Top, WidthPoints, Top + TimelinesHeight)
            : new SKRect(0.0f, Top + TimelinesHeight + GapPoints, WidthPoints, Top + TimelinesHeight + GapPoints + BarsHeight);
        float each = (bars.Width - names) / _bars.Length;
        for (int i = 0; i < _bars.Length; i++)
        {
            float left = bars.Left + (i == 0 ? 0.0f : names + (i * each));
            SKRect rectangle = new(left, bars.Top, bars.Left + names + ((i + 1) * each), bars.Bottom);
            using Plot plot = _bars[i].Draw(_style, withNames: i == 0);
            PaperPlot.Paint(plot, canvas, rectangle, new PixelPadding(i == 0 ? names : 4.0f, 5.0f, AxisLabelPoints, 0.0f));
        }

        PaperPlot.Note(canvas, _note, HeightPoints - 3.0f, _style);
    }

    private BarPanel Bars(string panel, string label, Dictionary<string, CellSummary[]> cells, Metric metric, double scale) => new(
        panel,
        label,
        [.. _looks.Order.Select(p => (p, Scaled(MeanInterval.Of([.. cells[p].Select(metric.Of).Where(x => !double.IsNaN(x))]), scale)))],
        _looks);

    private static MeanInterval Scaled(MeanInterval interval, double by) => new(by * interval.Mean, by * interval.HalfWidth, interval.Count);
}
