using MathNet.Numerics.Statistics;

namespace Tuner.Environment.Statistics;

/// <summary>The one definition of a quantile in this project: type R7 (linear interpolation, the default of NumPy and R).</summary>
public static class Quantiles
{
    /// <summary>The <paramref name="p"/>-quantile, p in [0, 1], of ascending data; NaN where there is none.</summary>
    public static double OfSorted(double[] ascending, double p) =>
        ascending.Length == 0 ? double.NaN : SortedArrayStatistics.QuantileCustom(ascending, p, QuantileDefinition.R7);

    /// <summary>The <paramref name="p"/>-quantile, p in [0, 1], of data in any order (copied, then sorted).</summary>
    public static double Of(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }
}
