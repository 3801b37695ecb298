using SkiaSharp;

namespace Tuner.Experiments.Figures;

/// <summary>Finds a font without serifs among those that are commonly installed.</summary>
public static class FontFinder
{
    /// <summary>In order of preference.</summary>
    public static IReadOnlyList<string> Candidates { get; } =
        ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Open Sans", "Roboto", "Ubuntu", "FreeSans"];

    /// <summary>The first candidate that is installed.</summary>
    /// <exception cref="InvalidOperationException">None is: a figure without text is no figure.</exception>
    public static string Find(IReadOnlyList<string>? candidates = null)
    {
        candidates ??= Candidates;
        return candidates.FirstOrDefault(IsInstalled)
            ?? throw new InvalidOperationException(
                $"Figures need a font, and none of these is installed: {string.Join(", ", candidates)}. Install one, say fonts-dejavu-core.");
    }

    private static bool IsInstalled(string family)
    {
        using SKTypeface? typeface = SKFontManager.Default.MatchFamily(family);
        return typeface is not null && string.Equals(typeface.FamilyName, family, StringComparison.OrdinalIgnoreCase);
    }
}
