using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>A legend in one row above the axes; it goes on in a second row where it must.</summary>
internal sealed class Legend
{
    private const float SamplePoints = 18.0f, GapPoints = 3.0f, BetweenPoints = 9.0f;

    private readonly PaperStyle _style;
    private readonly PolicyLooks _looks;
    private readonly string? _filled;
    private readonly List<List<(string Name, float Width)>> _rows = [[]];

    /// <summary>The legend of the policies of a figure and, if given, of a light grey area.</summary>
    public Legend(PaperStyle style, PolicyLooks looks, string? filled)
    {
        (_style, _looks, _filled) = (style, looks, filled);
        using SKFont font = PaperPlot.Font(style, style.FontPoints);
        float used = 0.0f;
        foreach (string name in filled is null ? looks.Order : [.. looks.Order, filled])
        {
            float width = SamplePoints + GapPoints + font.MeasureText(name);
            if (used > 0.0f && used + BetweenPoints + width > style.WidthPoints)
            {
                _rows.Add([]);
                used = 0.0f;
            }

            used += (used > 0.0f ? BetweenPoints : 0.0f) + width;
            _rows[^1].Add((name, width));
        }
    }

    /// <summary>What the rows take.</summary>
    public float HeightPoints => _rows.Count * RowPoints;

    private float RowPoints => _style.FontPoints * 1.5f;

    /// <summary>Paints at the top of the page, centred.</summary>
    public void Paint(SKCanvas canvas)
    {
        using SKFont font = PaperPlot.Font(_style, _style.FontPoints);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        for (int row = 0; row < _rows.Count; row++)
        {
            float x = (_style.WidthPoints - _rows[row].Sum(i => i.Width) - (BetweenPoints * (_rows[row].Count - 1))) / 2.0f;
            float middle = (row + 0.5f) * RowPoints;
            foreach ((string name, float width) in _rows[row])
            {
                Sample(canvas, name, x, middle);
                canvas.DrawText(name, x + SamplePoints + GapPoints, middle + (0.36f * _style.FontPoints), SKTextAlign.Left, font, ink);
                x += width + BetweenPoints;
            }
        }
    }

    private void Sample(SKCanvas canvas, string name, float x, float middle)
    {
        if (name == _filled)
        {
            using SKPaint fill = new() { Color = PaperPlot.LoadColor.ToSKColor(), IsAntialias = true };
            canvas.DrawRect(x, middle - 3.0f, SamplePoints, 6.0f, fill);
            return;
        }

        PolicyLook look = _looks[name];
        using SKPaint line = new()
        {
            Color = look.Color.ToSKColor(),
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = _style.LinePoints,
            PathEffect = look.DashPoints.Length == 0 ? null : SKPathEffect.CreateDash(look.DashPoints, 0.0f),
        };
        canvas.DrawLine(x, middle, x + SamplePoints, middle, line);
        using ScottPlot.Paint marker = ScottPlot.Paint.NewDisposablePaint();
        PaperPlot.Marker(look, _style).Render(canvas, new ScottPlot.Pixel(x + (SamplePoints / 2.0f), middle), marker);
    }
}
