using ScottPlot;
using SkiaSharp;
using Tuner.Experiments.Benchmarks;

namespace Tuner.Experiments.Figures;

/// <summary>Decision times of solvers over the stages and over the variants of random chains, on a logarithmic axis (as figure 13 of IPA, JSys 2024).</summary>
public sealed class SolverTimesFigure : IFigure
{
    private static readonly (string Panel, string Horizontal)[] Panels =
        [("stages", $"stages ({SolverInstances.Most} variants)"), ("variants", $"variants ({SolverInstances.Most} stages)")];

    private readonly PaperStyle _style;
    private readonly PolicyLooks _looks;
    private readonly PanelGrid _grid;

    /// <summary>The figure of medians in ms, by panel and solver.</summary>
    public SolverTimesFigure(IReadOnlyList<FigurePoint> points, PaperStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfZero(points.Count, nameof(points));
        Data = points;
        _style = style;
        _looks = new PolicyLooks(points.Select(p => p.Series));
        _grid = new PanelGrid(new Legend(style, _looks, filled: null), style, Panels.Length);
    }

    /// <inheritdoc/>
    public string Name => "solver-times";

    /// <inheritdoc/>
    public float WidthPoints => _style.WidthPoints;

    /// <inheritdoc/>
    public float HeightPoints => _grid.HeightPoints;

    /// <inheritdoc/>
    public IReadOnlyList<FigurePoint> Data { get; }

    /// <inheritdoc/>
    public void Paint(SKCanvas canvas) => _grid.Paint(
        canvas,
        i => Draw(Panels[i].Panel, Panels[i].Horizontal),
        leftPoints: 48.0f,
        rightPoints: 6.0f,
        $"medians, {SolverInstances.Batches} batch sizes; accuracies add up (product: multiply)");

    private Plot Draw(string name, string horizontal)
    {
        FigurePoint[] logarithms = [.. Data.Where(p => p.Panel == name).Select(p => p with { Y = Math.Log10(p.Y) })];
        Plot plot = new CurvePanel(logarithms, _looks, _style) { Label = "decision time (ms)", Horizontal = horizontal }.Draw();

        // Whole decades, the same in both panels.
        int low = (int)Math.Floor(Data.Min(p => Math.Log10(p.Y))), high = (int)Math.Ceiling(Data.Max(p => Math.Log10(p.Y)));
        plot.Axes.SetLimits(0.6, SolverInstances.Most + 0.4, low, Math.Max(high, low + 1));
        double[] decades = [.. Enumerable.Range(low, Math.Max(high - low, 1) + 1).Select(d => (double)d)];
        plot.Axes.Left.SetTicks(decades, [.. decades.Select(d => Math.Pow(10.0, d).ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture))]);
        PaperPlot.Ticks(plot.Axes.Bottom, 10);
        return plot;
    }
}
