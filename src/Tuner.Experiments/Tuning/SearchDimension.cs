using System.Collections.Immutable;
using System.Globalization;
using Tuner.Environment.Randomness;

namespace Tuner.Experiments.Tuning;

/// <summary>One option that is searched: a range of numbers, or values that are equally likely.</summary>
/// <param name="Key">Below the policy, <c>forecaster.seconds</c>.</param>
public sealed record SearchDimension(string Key)
{
    private const string SignificantDigits = "G4";

    /// <summary>The least number, included.</summary>
    public double Min { get; init; }

    /// <summary>The greatest number, included.</summary>
    public double Max { get; init; }

    /// <summary>Whole numbers only; both ends are as likely as the others.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Uniform in the logarithm.</summary>
    public bool IsLog { get; init; }

    /// <summary>Instead of a range; empty where there is one.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>A value; a number that is not whole has four significant digits, which tell options apart well enough.</summary>
    public string Draw(RandomStream random)
    {
        if (!Values.IsEmpty)
        {
            return Values[random.NextInt(Values.Length)];
        }

        double most = IsWhole ? Max + 1.0 : Max;
        double u = random.NextDouble();
        double drawn = IsLog ? Math.Exp(Math.Log(Min) + (u * (Math.Log(most) - Math.Log(Min)))) : Min + (u * (most - Min));
        double rounded = IsWhole
            ? Math.Floor(drawn)
            : double.Parse(drawn.ToString(SignificantDigits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Text(Math.Clamp(rounded, Min, Max));
    }

    /// <inheritdoc/>
    public override string ToString() => Values.IsEmpty
        ? $"{Key} {Text(Min)} to {Text(Max)}{(IsWhole ? ", whole" : "")}{(IsLog ? ", by its logarithm" : "")}"
        : $"{Key} {string.Join(" | ", Values)}";

    private string Text(double value) => value.ToString(IsWhole ? "F0" : "R", CultureInfo.InvariantCulture);
}
