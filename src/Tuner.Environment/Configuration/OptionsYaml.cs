using System.Collections;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>The other way round than <see cref="OptionsBinder"/>: options as YAML, every default written out.</summary>
public static class OptionsYaml
{
    /// <summary>A mapping with a key per option, in the order of their declaration; options that are null are left out.</summary>
    public static YamlMappingNode NodeOf(object options)
    {
        YamlMappingNode mapping = [];
        foreach (OptionDescription option in OptionSchema.Of(options.GetType()).Options)
        {
            if (option.Property.GetValue(options) is { } value)
            {
                mapping.Add(option.Key, ValueNode(value));
            }
        }

        return mapping;
    }

    /// <summary>A tree as text.</summary>
    public static string Write(YamlNode root)
    {
        StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        string written = text.ToString();
        return written.EndsWith("...\n", StringComparison.Ordinal) ? written[..^4] : written;
    }

    private static YamlNode ValueNode(object value)
    {
        switch (value)
        {
            case YamlNode node:
                return node;
            case string text:
                return new YamlScalarNode(text) { Style = ScalarStyle.DoubleQuoted };
            case IDictionary map:
                YamlMappingNode entries = [];
                foreach (object key in map.Keys.Cast<object>().Order())
                {
                    entries.Add(Plain(key).Value ?? string.Empty, ValueNode(map[key]!));
                }

                return entries;
            case IEnumerable list:
                YamlSequenceNode elements = new(list.Cast<object>().Select(ValueNode));
                elements.Style = elements.Children.Any(e => e is YamlMappingNode) ? SequenceStyle.Block : SequenceStyle.Flow;
                return elements;
            default:
                return OptionTypes.IsRecord(value.GetType()) ? NodeOf(value) : Plain(value);
        }
    }

    private static YamlScalarNode Plain(object value) => new(value switch
    {
        bool flag => flag ? "true" : "false",
        double.PositiveInfinity => ".inf",
        Enum word => OptionNames.Word(word),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    })
    { Style = ScalarStyle.Plain };
}
