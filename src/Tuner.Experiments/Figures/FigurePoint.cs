using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>One drawn point: a row of the CSV file beside a figure.</summary>
/// <param name="Panel">The part of the figure.</param>
/// <param name="Series">The policy, or "load".</param>
/// <param name="X">In the unit of the panel's horizontal axis; NaN for a bar.</param>
/// <param name="Y">In the unit of the panel's value axis.</param>
/// <param name="Low">Lower end of the 95 % interval; NaN where none is drawn.</param>
/// <param name="High">Upper end of the 95 % interval; NaN where none is drawn.</param>
public sealed record FigurePoint(string Panel, string Series, double X, double Y, double Low = double.NaN, double High = double.NaN)
    : IRow<FigurePoint>
{
    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("panel", Panel);
        to.Put("series", Series);
        to.Put("x", X);
        to.Put("y", Y);
        to.Put("low", Low);
        to.Put("high", High);
    }

    /// <inheritdoc/>
    public static FigurePoint Read(RowReader from) => new(
        from.Text("panel"), from.Text("series"), from.Number("x"), from.Number("y"), from.Number("low"), from.Number("high"));
}
