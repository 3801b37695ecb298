using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;
using Tuner.Environment.Statistics;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>
/// Goodput, 99th percentile of latency and violations over what an experiment sweeps, for one workload: one curve per policy,
/// means over the seeds with the bands of 95 % intervals. A sweep over words has them at equal distances.
/// </summary>
public sealed class SweepFigure : IFigure
{
    private const string Load = "offered load";

    private static readonly (string Panel, string Label, Metric Metric, double Scale)[] Panels =
    [
        ("goodput", "goodput (RPS)", Metric.GoodputRps, 1.0),
        ("p99 latency", "p99 latency (ms)", Metric.LatencyP99Seconds, 1000.0),
        ("violations", "violations (%)", Metric.Violations, 100.0),
    ];

    private readonly PaperStyle _style;
    private readonly PolicyLooks _looks;
    private readonly Legend _legend;
    private readonly string _note;
    private readonly string _swept;
    private readonly SweepPoint[] _points;

    /// <summary>The figure of the rows of one pipeline and workload, a row for each policy at each point.</summary>
    public SweepFigure(IReadOnlyList<SummaryRow> rows, PaperStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count, nameof(rows));
        SummaryRow first = rows[0];
        _points = [.. rows.Select(r => r.Point ?? throw new ArgumentException("The rows are of no sweep.")).Distinct()];
        _swept = _points[0].Name;
        Name = $"sweep-{first.Pipeline}-{first.Workload}";
        _style = style;
        _looks = new PolicyLooks(rows.Select(r => r.Policy));
        _legend = new Legend(style, _looks, Load);
        int seeds = rows.Max(r => r.Seeds);
        _note = seeds == 1
            ? $"{first.Pipeline}, {first.Workload}; one seed"
            : $"{first.Pipeline}, {first.Workload}; mean of {seeds} seeds, bands: 95 % intervals";

        // Every policy meets the same arrivals, so any one's rows tell the load.
        Data =
        [
            .. _points.Select(p => new FigurePoint(Panels[0].Panel, "load", X(p), rows.First(r => r.Point == p)[Metric.OfferedRps].Mean)),
            .. Panels.SelectMany(panel => _looks.Order.SelectMany(policy => rows
                .Where(r => r.Policy == policy)
                .Select(r => Point(panel.Panel, r, r[panel.Metric], panel.Scale))
                .Where(p => !double.IsNaN(p.Y)))),
        ];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public float WidthPoints => _style.WidthPoints;

    /// <inheritdoc/>
    public float HeightPoints => Grid.HeightPoints;

    /// <inheritdoc/>
    public IReadOnlyList<FigurePoint> Data { get; }

    private PanelGrid Grid => new(_legend, _style, Panels.Length);

    private bool AreNumbers => _points.All(p => double.IsFinite(p.Number));

    /// <summary>Draws the figure of every pipeline and workload of a run that was played at several points.</summary>
    public static IReadOnlyList<FigureFiles> Draw(RunSummary summary, RunDirectory run, PaperStyle style) =>
    [
        .. summary.Rows
            .Where(r => r.Point is not null)
            .GroupBy(r => (r.Pipeline, r.Workload))
            .Select(g => new SweepFigure([.. g], style))
            .Select(figure => FigureFiles.Save(figure, run.FiguresFolder)),
    ];

    /// <inheritdoc/>
    public void Paint(SKCanvas canvas) => Grid.Paint(canvas, i => Draw(Panels[i].Panel, Panels[i].Label), leftPoints: 38.0f, rightPoints: 6.0f, _note);

    private double X(SweepPoint point) => AreNumbers ? point.Number : Array.IndexOf(_points, point);

    private FigurePoint Point(string panel, SummaryRow row, MeanInterval value, double scale) =>
        new(panel, row.Policy, X(row.Point!), scale * value.Mean, scale * Math.Max(0.0, value.Low), scale * value.High);

    private Plot Draw(string name, string label)
    {
        FigurePoint[] points = [.. Data.Where(p => p.Panel == name)];
        CurvePanel panel = new(points, _looks, _style) { Label = label, Horizontal = _swept };
        Plot plot = panel.Draw();
        (double X, double Low, double High)[] load = [.. points.Where(p => p.Series == "load").Select(p => (p.X, 0.0, p.Y))];
        if (load.Length > 1)
        {
            FillY area = plot.Add.FillY(load);
            area.FillColor = PaperPlot.LoadColor;
            area.LineWidth = 0.0f;
            area.MarkerSize = 0.0f;
            plot.MoveToBack(area);
        }

        double first = _points.Min(X), last = _points.Max(X), margin = 0.04 * Math.Max(last - first, 1e-9);
        double high = panel.Range().High;
        plot.Axes.SetLimits(first - margin, last + margin, 0.0, high > 0.0 ? 1.06 * high : 1.0);
        PaperPlot.Ticks(plot.Axes.Left, 6);
        if (AreNumbers)
        {
            PaperPlot.Ticks(plot.Axes.Bottom, 6);
        }
        else
        {
            plot.Axes.Bottom.SetTicks([.. _points.Select(X)], [.. _points.Select(p => p.Value)]);
        }

        return plot;
    }
}
