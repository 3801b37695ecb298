using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.Plottables;
using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>A ScottPlot plot dressed for print: sizes in points, every font set, frame and ticks thin, light horizontal grid.</summary>
internal static class PaperPlot
{
    /// <summary>Of the area behind the curves that shows the offered load.</summary>
    public static Color LoadColor { get; } = Color.FromHex("#E4E4E4");

    /// <summary>Of the axis that belongs to it.</summary>
    public static Color LoadInk { get; } = Color.FromHex("#707070");

    public static Plot Create(PaperStyle style)
    {
        Plot plot = new();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideLegend();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Grid.MajorLineWidth = style.AxisPoints / 2.0f;
        plot.Grid.MajorLineColor = Color.FromHex("#C8C8C8");
        plot.Grid.MinorLineWidth = 0.0f;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            Dress(axis, style);
        }

        plot.Axes.AntiAlias(true);
        return plot;
    }

    /// <summary>At most this many ticks, on round numbers.</summary>
    public static void Ticks(IAxis axis, int most)
    {
        (double Value, string Label)[] ticks = [.. RoundTicks.Of(axis.Min, axis.Max, most)];
        axis.SetTicks([.. ticks.Select(t => t.Value)], [.. ticks.Select(t => t.Label)]);
    }

    public static void Label(IAxis axis, string text, PaperStyle style, Color? color = null)
    {
        axis.Label.Text = text;
        axis.Label.FontName = style.FontName;
        axis.Label.FontSize = style.FontPoints;
        axis.Label.Bold = false;
        axis.Label.ForeColor = color ?? Colors.Black;
        axis.TickLabelStyle.ForeColor = color ?? Colors.Black;
        axis.Label.IsVisible = true;
    }

    public static MarkerStyle Marker(PolicyLook look, PaperStyle style) => new()
    {
        Shape = look.Marker,
        Size = style.MarkerPoints,
        FillColor = look.Color,
        LineColor = look.Color,
        LineWidth = style.LinePoints * 0.8f,
        OutlineColor = look.Color,
        OutlineWidth = look.Marker.ToString().StartsWith("Open", StringComparison.Ordinal) ? style.LinePoints * 0.8f : 0.0f,
    };

    /// <summary>A curve with marks at a few of its points; which ones differs by policy, so that marks do not hide each other.</summary>
    public static void Curve(Plot plot, double[] xs, double[] ys, PolicyLook look, int order, PaperStyle style, bool steps)
    {
        Scatter line = plot.Add.ScatterLine(xs, ys, look.Color);
        line.LineWidth = style.LinePoints;
        line.LinePattern = look.Pattern;
        line.ConnectStyle = steps ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
        int every = Math.Max(1, xs.Length / 6), first = order * every / 7;
        int[] marked = [.. Enumerable.Range(0, xs.Length).Where(i => i % every == first && double.IsFinite(ys[i]))];
        Scatter marks = plot.Add.ScatterPoints(marked.Select(i => xs[i]).ToArray(), marked.Select(i => ys[i]).ToArray(), look.Color);
        marks.MarkerStyle = Marker(look, style);
    }

    /// <summary>Renders into a rectangle of the page with the axes at fixed distances from its edges.</summary>
    public static void Paint(Plot plot, SKCanvas canvas, SKRect rectangle, PixelPadding padding)
    {
        plot.Layout.Fixed(padding);

        // The first rendering of a plot draws everything twice; that is done where nobody sees it.
        plot.RenderInMemory((int)Math.Ceiling(rectangle.Width), (int)Math.Ceiling(rectangle.Height));
        canvas.Save();
        canvas.Translate(rectangle.Left, rectangle.Top);
        plot.Render(canvas, new PixelRect(0.0f, rectangle.Width, rectangle.Height, 0.0f));
        canvas.Restore();
    }

    /// <summary>The style's font for text that no plot draws; its typeface is the one that the plots use, so that it is embedded once.</summary>
    public static SKFont Font(PaperStyle style, float points) => new(Fonts.GetTypeface(style.FontName, bold: false, italic: false), points)
    {
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
    };

    /// <summary>A small line of text, centred on the page.</summary>
    public static void Note(SKCanvas canvas, string text, float baseline, PaperStyle style)
    {
        using SKFont font = Font(style, style.SmallFontPoints);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(text, style.WidthPoints / 2.0f, baseline, SKTextAlign.Center, font, ink);
    }

    private static void Dress(IAxis axis, PaperStyle style)
    {
        axis.FrameLineStyle.Width = style.AxisPoints;
        axis.MajorTickStyle.Width = style.AxisPoints;
        axis.MajorTickStyle.Length = 2.0f;
        axis.MinorTickStyle.Length = 0.0f;
        axis.MinorTickStyle.Width = 0.0f;
        axis.TickLabelStyle.FontName = style.FontName;
        axis.TickLabelStyle.FontSize = style.SmallFontPoints;
        axis.TickLabelStyle.ForeColor = Colors.Black;
        if (axis is IYAxis)
        {
            // ScottPlot centres the line with its ascent; digits look centred this much lower.
            axis.TickLabelStyle.OffsetY = 0.2f * style.SmallFontPoints;
        }
        else if (axis is AxisBase below)
        {
            below.PaddingBetweenTickAndAxisLabels = new PixelPadding(1.0f);
        }
    }
}
