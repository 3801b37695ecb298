using System.Globalization;

namespace Tuner.Experiments.Figures;

/// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten, few enough for a small panel.</summary>
internal static class RoundTicks
{
    private static readonly double[] Multiples = [1.0, 2.0, 5.0, 10.0];

    /// <summary>The ticks in a range, about <paramref name="most"/> of them at most; none where the range is empty or a rounding error.</summary>
    public static IEnumerable<(double Value, string Label)> Of(double low, double high, int most)
    {
        if (IsFlat(low, high))
        {
            yield break;
        }

        double step = Step(high - low, most);
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        for (double k = Math.Ceiling((low / step) - 1e-9); k * step <= high + (1e-9 * step); k++)
        {
            // Adding zero makes a positive zero of a negative one.
            double value = (k * step) + 0.0;
            yield return (value, value.ToString("F" + decimals, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>True where nothing but rounding lies between two numbers, or they are none.</summary>
    public static bool IsFlat(double low, double high) => !(high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)));

    private static double Step(double span, int most)
    {
        double power = Math.Pow(10.0, Math.Floor(Math.Log10(span / most)));
        return Multiples.Select(m => m * power).First(s => span / s <= most + 1e-9);
    }
}
