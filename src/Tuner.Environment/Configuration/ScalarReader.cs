using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>Scalars as values: the plain words of YAML 1.2's core schema; what is quoted is text.</summary>
internal static class ScalarReader
{
    /// <summary>The sentence "x must be ..." for a type.</summary>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(ulong) => "an integer, 0 or more",
        _ when type == typeof(string) => "a text",
        _ => "an integer",
    };

    /// <summary>True for nothing, <c>~</c> and <c>null</c>.</summary>
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>The value of a scalar as string, bool, int, long, ulong or double; false where it is none.</summary>
    public static bool TryRead(YamlScalarNode node, Type type, out object? value)
    {
        string text = node.Value ?? "";
        value = null;
        if (type == typeof(string))
        {
            value = text;
            return true;
        }

        if (node.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return false;
        }

        value = type switch
        {
            _ when type == typeof(bool) => text is "true" or "True" or "TRUE" ? true : text is "false" or "False" or "FALSE" ? false : null,
            _ when type == typeof(double) => ReadDouble(text),
            _ when type == typeof(ulong) => ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong u) ? u : null,
            _ when type == typeof(long) => ReadLong(text),
            _ when type == typeof(int) => ReadLong(text) is long l and >= int.MinValue and <= int.MaxValue ? (int)l : null,
            _ => null,
        };
        return value is not null;
    }

    /// <summary>Infinite only where <c>.inf</c> says so; null for NaN and for what is too large.</summary>
    private static double? ReadDouble(string text)
    {
        switch (text)
        {
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return double.PositiveInfinity;
            case "-.inf" or "-.Inf" or "-.INF":
                return double.NegativeInfinity;
            default:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                    ? value
                    : null;
        }
    }

    /// <summary>Also 1e6, since step counts are written so.</summary>
    private static long? ReadLong(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value
            : text.Contains('e', StringComparison.OrdinalIgnoreCase) && ReadDouble(text) is double d && Math.Abs(d) < 1L << 53 && double.IsInteger(d) ? (long)d
            : null;
}
