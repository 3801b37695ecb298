namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// Turns quantities into whole numbers for a solver that computes in those: 1e11 units to one, or fewer where the quantities are so
/// large that their sums could overflow.
/// </summary>
internal readonly struct IntegerScale
{
    private const double MostUnits = 1e17;
    private readonly double _units;

    /// <summary>A scale for sums that stay within plus or minus <paramref name="largestSum"/>.</summary>
    public IntegerScale(double largestSum) => _units = Math.Min(1e11, MostUnits / Math.Max(largestSum, 1e-12));

    /// <summary>The nearest whole number of units.</summary>
    public long Of(double value) => (long)Math.Round(Math.Clamp(value * _units, -MostUnits, MostUnits));
}
