using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>
/// One-page PDF of the figure's size: vector graphics, TrueType text, no raster. The dates in it are fixed, so that the same rows
/// give the same bytes on the same machine.
/// </summary>
public static class PdfWriter
{
    private static readonly DateTime Fixed = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes to a stream that stays open.</summary>
    public static void Write(IFigure figure, Stream stream)
    {
        SKDocumentPdfMetadata metadata = SKDocumentPdfMetadata.Default;
        metadata.Title = figure.Name;
        metadata.Creator = "tuner";
        metadata.Creation = Fixed;
        metadata.Modified = Fixed;
        using SKManagedWStream sink = new(stream);
        using SKDocument document = SKDocument.CreatePdf(sink, metadata);
        figure.Paint(document.BeginPage(figure.WidthPoints, figure.HeightPoints));
        document.EndPage();
        document.Close();
    }
}
