using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>One figure on one page. It is painted in points (1/72 inch) from the top left corner, as often as asked for.</summary>
public interface IFigure
{
    /// <summary>The file's name, without an ending.</summary>
    string Name { get; }

    /// <summary>Width at print size.</summary>
    float WidthPoints { get; }

    /// <summary>Height at print size.</summary>
    float HeightPoints { get; }

    /// <summary>Every number that is drawn.</summary>
    IReadOnlyList<FigurePoint> Data { get; }

    /// <summary>Paints the figure; always the same.</summary>
    void Paint(SKCanvas canvas);
}
