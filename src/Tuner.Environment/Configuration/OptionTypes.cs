using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>The types that options may have, by the names a user knows.</summary>
internal static class OptionTypes
{
    public static bool IsRecord(Type type) =>
        type.IsClass && type != typeof(string) && !typeof(YamlNode).IsAssignableFrom(type) && CollectionShape.Of(type) is null;

    /// <summary>The key of a record that a plain value stands for; null where the record has to be written out.</summary>
    public static string? ShorthandKey(Type type) =>
        type.GetProperties().FirstOrDefault(p => p.IsDefined(typeof(ShorthandAttribute), inherit: false)) is { } property
            ? OptionNames.Key(property.Name)
            : null;

    /// <summary>The type itself, or that of the elements of a list or the values of a dictionary, however deep.</summary>
    public static Type Leaf(Type type) => CollectionShape.Of(type) is { } shape ? Leaf(shape.Element) : System.Nullable.GetUnderlyingType(type) ?? type;

    public static string Text(Type type) => CollectionShape.Of(type) switch
    {
        { Key: not null } map => $"mapping to {Text(map.Element)}",
        { } list => $"list of {Text(list.Element)}",
        _ when System.Nullable.GetUnderlyingType(type) is { } inner => Text(inner),
        _ when type.IsEnum => "word",
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) => "number",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(ulong) => "integer",
        _ when type == typeof(YamlScalarNode) => "number or word",
        _ when typeof(YamlNode).IsAssignableFrom(type) => "mapping or list",
        _ => ShorthandKey(type) is null ? "section" : "text or section",
    };
}
