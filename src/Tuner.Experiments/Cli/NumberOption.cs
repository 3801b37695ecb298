using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Tuner.Experiments.Cli;

/// <summary>Options that take a number within bounds.</summary>
internal static class NumberOption
{
    /// <summary>A number in (0, <paramref name="most"/>], or from 0 on; null where it is not given and has no default.</summary>
    public static Option<double?> Of(
        string name, string helpName, string description, double most, double? preset = null, bool zeroAllowed = false)
    {
        Option<double?> option = new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    && (zeroAllowed ? value >= 0.0 : value > 0.0) && value <= most)
                {
                    return value;
                }

                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{name} must be a number {(zeroAllowed ? "from 0" : "above 0 and")} up to {most}, got '{text}'"));
                return null;
            },
        };
        if (preset is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    /// <summary>A whole number of <paramref name="least"/> or more.</summary>
    public static Option<ulong> Whole(string name, string helpName, string description, ulong least, ulong preset) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => preset,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && value >= least)
            {
                return value;
            }

            result.AddError($"{name} must be a whole number, {least} or more, got '{text}'");
            return 0;
        },
    };
}
