namespace Tuner.Experiments.Figures;

/// <summary>
/// How figures look in print. Sizes are in points (1/72 inch) at print size: include the PDF at its own width. Column widths
/// are those of the templates' usual settings; \the\columnwidth tells yours.
/// </summary>
public sealed record PaperStyle
{
    /// <summary>Width of one column.</summary>
    public required float ColumnPoints { get; init; }

    /// <summary>Width of the text across all columns.</summary>
    public required float TextPoints { get; init; }

    /// <summary>True for figures across all columns.</summary>
    public bool Wide { get; init; } = true;

    /// <summary>An installed font family.</summary>
    public required string FontName { get; init; }

    /// <summary>Of labels; ticks and notes are half a point smaller.</summary>
    public float FontPoints { get; init; } = 7.5f;

    /// <summary>Of curves.</summary>
    public float LinePoints { get; init; } = 1.0f;

    /// <summary>Of frames, ticks and whiskers.</summary>
    public float AxisPoints { get; init; } = 0.5f;

    /// <summary>Across the marker of a curve.</summary>
    public float MarkerPoints { get; init; } = 3.5f;

    /// <summary>Of ticks and notes.</summary>
    public float SmallFontPoints => FontPoints - 0.5f;

    /// <summary>Width of a figure.</summary>
    public float WidthPoints => Wide ? TextPoints : ColumnPoints;

    /// <summary>The widths of a venue, in the first font that is installed.</summary>
    /// <exception cref="InvalidOperationException">No font is installed.</exception>
    public static PaperStyle For(Venue venue, bool wide = true)
    {
        (float columnInches, float textInches) = venue == Venue.Ieee ? (3.5f, 7.16f) : (3.33f, 7.0f);
        return new PaperStyle
        {
            ColumnPoints = 72.0f * columnInches,
            TextPoints = 72.0f * textInches,
            Wide = wide,
            FontName = FontFinder.Find(),
        };
    }
}
