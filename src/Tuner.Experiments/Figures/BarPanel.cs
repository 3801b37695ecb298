using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;
using Tuner.Environment.Statistics;

namespace Tuner.Experiments.Figures;

/// <summary>Horizontal bars from zero, one per policy in the order of the legend, with the whiskers of their intervals.</summary>
internal sealed class BarPanel(string panel, string label, IReadOnlyList<(string Policy, MeanInterval Value)> bars, PolicyLooks looks)
{
    private const float MostNamePoints = 66.0f;

    public IEnumerable<FigurePoint> Points =>
        bars.Select(b => new FigurePoint(panel, b.Policy, double.NaN, b.Value.Mean, b.Value.Low, b.Value.High));

    /// <summary>What the names of the policies take left of the bars.</summary>
    public static float NamesWidth(IEnumerable<string> names, PaperStyle style)
    {
        using SKFont font = PaperPlot.Font(style, style.SmallFontPoints);
        return names.Max(n => font.MeasureText(Shortened(n, font))) + 9.0f;
    }

    public Plot Draw(PaperStyle style, bool withNames)
    {
        Plot plot = PaperPlot.Create(style);
        double[] positions = [.. bars.Select((_, i) => (double)(bars.Count - 1 - i))];
        BarPlot drawn = plot.Add.Bars(positions, bars.Select(b => double.IsNaN(b.Value.Mean) ? 0.0 : b.Value.Mean));
        drawn.Horizontal = true;
        for (int i = 0; i < bars.Count; i++)
        {
            Bar bar = drawn.Bars[i];
            bar.FillColor = looks[bars[i].Policy].Color.Lighten(0.4);
            bar.LineColor = looks[bars[i].Policy].Color;
            bar.LineWidth = style.AxisPoints;
            bar.Size = 0.68;
            Whisker(plot, bars[i].Value, positions[i], style);
        }

        double high = bars.Max(b => double.IsNaN(b.Value.HalfWidth) ? b.Value.Mean : b.Value.High);
        plot.Axes.SetLimits(0.0, high > 0.0 ? 1.08 * high : 1.0, -0.6, bars.Count - 0.4);
        plot.Grid.YAxisStyle.IsVisible = false;
        PaperPlot.Label(plot.Axes.Bottom, label, style);
        PaperPlot.Ticks(plot.Axes.Bottom, 3);
        using SKFont font = PaperPlot.Font(style, style.SmallFontPoints);
        plot.Axes.Left.SetTicks(positions, [.. bars.Select(b => Shortened(b.Policy, font))]);
        plot.Axes.Left.MajorTickStyle.Length = 0.0f;
        plot.Axes.Left.TickLabelStyle.IsVisible = withNames;
        return plot;
    }

    private static string Shortened(string name, SKFont font)
    {
        string shortened = name;
        for (int length = name.Length - 1; font.MeasureText(shortened) > MostNamePoints; length--)
        {
            shortened = name[..length] + "…";
        }

        return shortened;
    }

    private static void Whisker(Plot plot, MeanInterval value, double position, PaperStyle style)
    {
        if (double.IsNaN(value.HalfWidth))
        {
            return;
        }

        const double Cap = 0.16;
        double low = Math.Max(0.0, value.Low);
        foreach ((double x1, double y1, double x2, double y2) in new[]
        {
            (low, position, value.High, position),
            (low, position - Cap, low, position + Cap),
            (value.High, position - Cap, value.High, position + Cap),
        })
        {
            LinePlot line = plot.Add.Line(x1, y1, x2, y2);
            line.LineColor = Colors.Black;
            line.LineWidth = 1.4f * style.AxisPoints;
            line.MarkerSize = 0.0f;
        }
    }
}
