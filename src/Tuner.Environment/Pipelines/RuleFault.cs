using System.Globalization;
using Tuner.Environment.Configuration;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// A rule that a part of a pipeline breaks. The reader puts the key's path and place before the text, the constructor its key and owner.
/// </summary>
/// <param name="Property">Of the part's options record.</param>
/// <param name="Text">Goes on after the key's name: <c>must be above 0, got 0</c>.</param>
internal readonly record struct RuleFault(string Property, string Text)
{
    /// <summary>The fault of a number outside the range that its option declares; NaN is in no range.</summary>
    public static IEnumerable<RuleFault> OfRange(Type options, string property, double value)
    {
        NumericRange range = OptionSchema.Of(options).Options.First(o => o.Property.Name == property).Range!.Value;
        if (!range.Contains(value))
        {
            yield return new RuleFault(property, string.Create(CultureInfo.InvariantCulture, $"must be {range}, got {value}"));
        }
    }

    /// <summary>The whole sentence, for a pipeline that was built in code.</summary>
    public string Of(string owner) => $"'{OptionNames.Key(Property)}' of {owner} {Text}.";
}
