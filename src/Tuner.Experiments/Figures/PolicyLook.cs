using ScottPlot;

namespace Tuner.Experiments.Figures;

/// <summary>How a policy is drawn, in every figure: colour, dash and marker together, so that grey print tells them apart too.</summary>
/// <param name="Color">From the palettes of Wong (2011) and Tol, which the colour-blind can tell apart.</param>
/// <param name="DashPoints">Lengths of strokes and gaps; empty for a solid line.</param>
/// <param name="Marker">Shape of the marks on the curve.</param>
public sealed record PolicyLook(Color Color, float[] DashPoints, MarkerShape Marker)
{
    /// <summary>The dash as ScottPlot has it.</summary>
    public LinePattern Pattern => DashPoints.Length == 0 ? LinePattern.Solid : new LinePattern(DashPoints, 0.0f, "dash");
}
