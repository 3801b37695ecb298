using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>The same drawing as pixels, on white.</summary>
public static class PngWriter
{
    /// <summary>Pixels per inch.</summary>
    public const float Dpi = 200.0f;

    /// <summary>Writes to a stream that stays open.</summary>
    public static void Write(IFigure figure, Stream stream)
    {
        const float Scale = Dpi / 72.0f;
        int width = (int)Math.Ceiling(figure.WidthPoints * Scale), height = (int)Math.Ceiling(figure.HeightPoints * Scale);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(Scale);
        figure.Paint(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }
}
