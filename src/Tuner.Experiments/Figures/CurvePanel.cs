using ScottPlot;
using ScottPlot.Plottables;

namespace Tuner.Experiments.Figures;

/// <summary>One curve per policy over a number, with the band of its 95 % interval.</summary>
/// <param name="points">By policy as their series; other series are drawn by nobody here.</param>
/// <param name="looks">The policies.</param>
/// <param name="style">Sizes.</param>
internal sealed class CurvePanel(IReadOnlyList<FigurePoint> points, PolicyLooks looks, PaperStyle style)
{
    /// <summary>What the panel's value axis shows.</summary>
    public required string Label { get; init; }

    /// <summary>What its other axis shows.</summary>
    public required string Horizontal { get; init; }

    /// <summary>The curves without limits and ticks.</summary>
    public Plot Draw()
    {
        Plot plot = PaperPlot.Create(style);
        for (int i = looks.Order.Count - 1; i >= 0; i--)
        {
            PolicyLook look = looks[looks.Order[i]];
            FigurePoint[] curve = [.. points.Where(p => p.Series == looks.Order[i])];
            (double X, double Low, double High)[] band = [.. curve.Where(p => !double.IsNaN(p.Low)).Select(p => (p.X, p.Low, p.High))];
            if (band.Length > 1)
            {
                FillY area = plot.Add.FillY(band);
                area.FillColor = look.Color.WithAlpha(0.18);
                area.LineWidth = 0.0f;
                area.MarkerSize = 0.0f;
            }

            if (curve.Length > 0)
            {
                PaperPlot.Curve(plot, [.. curve.Select(p => p.X)], [.. curve.Select(p => p.Y)], look, i, style, steps: false);
            }
        }

        PaperPlot.Label(plot.Axes.Bottom, Horizontal, style);
        PaperPlot.Label(plot.Axes.Left, Label, style);
        return plot;
    }

    /// <summary>Least and most of what is drawn, bands included; 0 where nothing is.</summary>
    public (double Low, double High) Range()
    {
        double[] values = [.. points.SelectMany(p => new[] { p.Y, p.Low, p.High }).Where(double.IsFinite).DefaultIfEmpty(0.0)];
        return (values.Min(), values.Max());
    }
}
