using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>The three files of a figure: NAME.pdf for the paper, NAME.png to look at, NAME.csv with the numbers drawn.</summary>
public sealed record FigureFiles(string Pdf, string Png, string Csv)
{
    /// <summary>Writes them into a folder; those of the same name are written over.</summary>
    public static FigureFiles Save(IFigure figure, string folder)
    {
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, figure.Name);
        FigureFiles files = new(path + ".pdf", path + ".png", path + ".csv");
        AtomicFile.Write(files.Pdf, stream => PdfWriter.Write(figure, stream));
        AtomicFile.Write(files.Png, stream => PngWriter.Write(figure, stream));
        RowFile.Write(files.Csv, figure.Data);
        return files;
    }
}
