using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>One value of a mapping or list, by its declared type.</summary>
internal sealed class ValueReader(OptionsBinder binder)
{
    /// <summary>What was found, for the end of a message.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        _ when ScalarReader.IsNull(node) => "nothing",
        YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: var word } => $"'{word}'",
        YamlScalarNode { Value: var text } => $"the text \"{text}\"",
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };

    public bool TryRead(OptionDescription option, YamlNode node, string path, out object? value)
    {
        value = null;
        return (option.Nullable && ScalarReader.IsNull(node)) || TryRead(option.Type, node, path, option.Range, out value);
    }

    public bool TryRead(Type type, YamlNode node, string path, NumericRange? range, out object? value)
    {
        value = null;
        if (System.Nullable.GetUnderlyingType(type) is { } inner)
        {
            return ScalarReader.IsNull(node) || TryRead(inner, node, path, range, out value);
        }

        if (typeof(YamlNode).IsAssignableFrom(type))
        {
            value = node;
            return type.IsInstanceOfType(node) || Refuse(node, path, ExpectedNode(type));
        }

        if (CollectionShape.Of(type) is { } shape)
        {
            return shape.Key is null
                ? TryReadList(shape, node, path, range, out value)
                : TryReadMap(shape, shape.Key, node, path, range, out value);
        }

        if (OptionTypes.IsRecord(type))
        {
            value = binder.BindRemaining(type, node, path);
            return value is not null;
        }

        return type.IsEnum ? TryReadWord(type, node, path, out value) : TryReadScalar(type, node, path, range, out value);
    }

    private static string ExpectedNode(Type type) => type switch
    {
        _ when type == typeof(YamlSequenceNode) => "a list",
        _ when type == typeof(YamlScalarNode) => "a number or a word",
        _ => "a mapping",
    };

    private bool TryReadScalar(Type type, YamlNode node, string path, NumericRange? range, out object? value)
    {
        value = null;
        if (node is not YamlScalarNode scalar || ScalarReader.IsNull(node) || !ScalarReader.TryRead(scalar, type, out value))
        {
            return Refuse(node, path, ScalarReader.Expected(type));
        }

        if (value is string or bool)
        {
            return true;
        }

        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        NumericRange allowed = range ?? new NumericRange(double.MinValue, double.MaxValue);
        if (allowed.Contains(number))
        {
            return true;
        }

        value = null;
        return Refuse(node, path, allowed.ToString(), scalar.Value);
    }

    private bool TryReadWord(Type type, YamlNode node, string path, out object? value)
    {
        IReadOnlyList<string> words = OptionNames.Words(type);
        string? word = (node as YamlScalarNode)?.Value;
        value = Enum.GetValues(type).Cast<Enum>().FirstOrDefault(e => OptionNames.Word(e) == word);
        if (value is not null)
        {
            return true;
        }

        string? near = word is null ? null : NearWords.Nearest(word, words);
        binder.Report(
            node,
            $"'{path}' must be one of {string.Join(", ", words)}, got {Describe(node)}",
            near is null ? null : $"did you mean '{near}'?");
        return false;
    }

    private bool TryReadList(CollectionShape shape, YamlNode node, string path, NumericRange? range, out object? value)
    {
        value = null;
        if (node is not YamlSequenceNode list)
        {
            return Refuse(node, path, "a list");
        }

        List<(object?, object?)> entries = [];
        for (int i = 0; i < list.Children.Count; i++)
        {
            if (TryRead(shape.Element, list.Children[i], OptionsBinder.Join(path, i.ToString(CultureInfo.InvariantCulture)), range, out object? element))
            {
                entries.Add((null, element));
            }
        }

        // The good elements are handed on even where others are not, so that they are checked further.
        value = shape.Make(entries);
        return entries.Count == list.Children.Count;
    }

    private bool TryReadMap(CollectionShape shape, Type keyType, YamlNode node, string path, NumericRange? range, out object? value)
    {
        value = null;
        if (node is not YamlMappingNode mapping)
        {
            return Refuse(node, path, "a mapping");
        }

        Dictionary<object, object?> entries = [];
        bool good = true;
        foreach ((YamlNode keyNode, YamlNode valueNode) in mapping.Children)
        {
            string name = ((YamlScalarNode)keyNode).Value ?? "";
            bool known = ScalarReader.TryRead((YamlScalarNode)keyNode, keyType, out object? key);
            bool read = TryRead(shape.Element, valueNode, OptionsBinder.Join(path, name), range, out object? element);
            if (!known)
            {
                Refuse(keyNode, OptionsBinder.Join(path, name), $"{ScalarReader.Expected(keyType)} as a key");
            }
            else if (read && !entries.TryAdd(key!, element))
            {
                binder.Report(keyNode, $"'{OptionsBinder.Join(path, name)}' is given twice");
                read = false;
            }

            good &= known && read;
        }

        value = shape.Make([.. entries.Select(e => ((object?)e.Key, e.Value))]);
        return good;
    }

    private bool Refuse(YamlNode node, string path, string expected, string? found = null)
    {
        binder.Report(node, $"'{path}' must be {expected}, got {found ?? Describe(node)}");
        return false;
    }
}
