using ScottPlot;
using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>Panels of one size under a legend, with a note below: side by side on a wide page, one below the other on a narrow one.</summary>
internal sealed class PanelGrid(Legend legend, PaperStyle style, int panels)
{
    private const float PanelPoints = 105.0f, AxisLabelPoints = 20.0f, NotePoints = 11.0f;

    /// <summary>Height of the whole figure.</summary>
    public float HeightPoints => Top + ((style.Wide ? 1 : panels) * (PanelPoints + AxisLabelPoints)) + NotePoints;

    private float Top => legend.HeightPoints + 3.0f;

    /// <summary>Paints the figure; <paramref name="draw"/> makes the plot of a panel, with so much room on both sides of its axes.</summary>
    public void Paint(SKCanvas canvas, Func<int, Plot> draw, float leftPoints, float rightPoints, string note)
    {
        legend.Paint(canvas);
        for (int i = 0; i < panels; i++)
        {
            float width = style.Wide ? style.WidthPoints / panels : style.WidthPoints;
            float left = style.Wide ? i * width : 0.0f;
            float top = Top + (style.Wide ? 0.0f : i * (PanelPoints + AxisLabelPoints));
            using Plot plot = draw(i);
            PaperPlot.Paint(
                plot,
                canvas,
                new SKRect(left, top, left + width, top + PanelPoints + AxisLabelPoints),
                new PixelPadding(leftPoints, rightPoints, AxisLabelPoints, 0.0f));
        }

        PaperPlot.Note(canvas, note, HeightPoints - 3.0f, style);
    }
}
