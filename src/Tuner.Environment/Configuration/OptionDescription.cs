using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Tuner.Environment.Configuration;

/// <summary>All that an options record declares about one of its properties: help texts and schemas are derived from it.</summary>
public sealed class OptionDescription
{
    /// <summary>In files: camelCase.</summary>
    public required string Key { get; init; }

    /// <summary>The property described.</summary>
    public required PropertyInfo Property { get; init; }

    /// <summary>The type without its "nullable": that of the property, or what a nullable one holds.</summary>
    public required Type Type { get; init; }

    /// <summary>True where null is a value.</summary>
    public required bool Nullable { get; init; }

    /// <summary>True where the file must give it.</summary>
    public required bool Required { get; init; }

    /// <summary>The value where the file gives none; null for a required one.</summary>
    public object? Default { get; init; }

    /// <summary>Of the number, or of each element where it is a list or a dictionary.</summary>
    public NumericRange? Range { get; init; }

    /// <summary>A sentence for the user; empty where none was declared.</summary>
    public string Description { get; init; } = "";

    /// <summary>The words of an enum (of the elements' enum for a list); empty for other types.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What stands under the key: integer, number, text, word, true or false, section, list of ..., mapping to ..., mapping or list, text or section.</summary>
    public string TypeText => OptionTypes.Text(Type);

    /// <summary>The default as it would be written in a file; empty for a section.</summary>
    public string DefaultText => Required ? "" : ToText(Default);

    /// <summary>The record behind the key, its elements or its entries; null where these are not records.</summary>
    public OptionSchema? Section => OptionTypes.Leaf(Type) is var leaf && OptionTypes.IsRecord(leaf) ? OptionSchema.Of(leaf) : null;

    private static string ToText(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        double.PositiveInfinity => ".inf",
        string text => text.Length == 0 ? "''" : text,
        Enum word => OptionNames.Word(word),
        IDictionary map => map.Count == 0 ? "{}" : $"{{{string.Join(", ", map.Keys.Cast<object>().Select(k => $"{k}: {ToText(map[k])}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(ToText))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };
}
