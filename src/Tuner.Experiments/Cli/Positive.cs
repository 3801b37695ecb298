using System.CommandLine.Parsing;
using System.Globalization;

namespace Tuner.Experiments.Cli;

/// <summary>The rule that an option's number is finite and above 0.</summary>
internal static class Positive
{
    public static void Check(OptionResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && !(value > 0.0 && double.IsFinite(value)))
            {
                result.AddError($"{result.Option.Name} must be a number above 0, got {token.Value}.");
            }
        }
    }
}
