namespace Tuner.Environment.Statistics;

/// <summary>The one definition of a quantile in this project: type R7 (linear interpolation, the default of NumPy and R).</summary>
public static class Quantiles
{
    /// <summary>The <paramref name="p"/>-quantile, p in [0, 1], of ascending data; NaN where there is none.</summary>
    public static double OfSorted(ReadOnlySpan<double> ascending, double p)
    {
        if (ascending.Length == 0)
        {
            return double.NaN;
        }

        double position = Math.Clamp(p, 0.0, 1.0) * (ascending.Length - 1);
        int below = (int)position;
        double low = ascending[below];
        return below + 1 < ascending.Length ? low + ((position - below) * (ascending[below + 1] - low)) : low;
    }

    /// <summary>The <paramref name="p"/>-quantile, p in [0, 1], of data in any order (copied, then sorted).</summary>
    public static double Of(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }
}
