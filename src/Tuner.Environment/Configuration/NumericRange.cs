using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Tuner.Environment.Configuration;

/// <summary>The numbers an option may take; its text completes the sentence "x must be ...".</summary>
public readonly record struct NumericRange(double Least, double Most, bool LeastExcluded = false, bool MostExcluded = false)
{
    /// <summary>What <see cref="RangeAttribute"/> declares on the property; null where it declares nothing.</summary>
    public static NumericRange? Of(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range
            ? new NumericRange(
                Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture),
                Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture),
                range.MinimumIsExclusive,
                range.MaximumIsExclusive)
            : null;

    /// <summary>False for NaN.</summary>
    public bool Contains(double value) =>
        (LeastExcluded ? value > Least : value >= Least) && (MostExcluded ? value < Most : value <= Most);

    /// <inheritdoc/>
    public override string ToString()
    {
        bool bounded = Most < int.MaxValue;
        string most = MostExcluded ? $"below {Text(Most)}" : $"at most {Text(Most)}";
        string finite = Most < double.PositiveInfinity && Most > ulong.MaxValue ? " and finite" : "";
        return (Least > int.MinValue, bounded) switch
        {
            (true, true) when !LeastExcluded && !MostExcluded => $"between {Text(Least)} and {Text(Most)}",
            (true, true) => $"{AtLeast()} and {most}",
            (true, false) => AtLeast() + finite,
            (false, true) => most,
            _ => Most < double.PositiveInfinity ? "finite" : "a number",
        };
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private string AtLeast() => LeastExcluded ? $"above {Text(Least)}" : $"{Text(Least)} or more";
}
