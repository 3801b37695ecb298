using System.Text.Json;

namespace Tuner.Environment.Configuration;

/// <summary>How the names of the code are written in files: keys in camelCase, words of an enum in kebab-case.</summary>
public static class OptionNames
{
    /// <summary>The key of a property.</summary>
    public static string Key(string propertyName) => JsonNamingPolicy.CamelCase.ConvertName(propertyName);

    /// <summary>The word of a value of an enum.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>All words of an enum, in the order of their values.</summary>
    public static IReadOnlyList<string> Words(Type enumType) =>
        [.. Enum.GetValues(enumType).Cast<Enum>().Select(Word)];
}
