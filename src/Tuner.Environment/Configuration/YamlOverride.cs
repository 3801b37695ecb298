using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>One <c>--set a.b=c</c>, or a key and a value of a file: walks to the place, making mappings where there are none, and puts the value there.</summary>
internal sealed class YamlOverride
{
    private readonly YamlSource _source;
    private readonly DiagnosticSink _sink;
    private readonly SourceText _text;

    // Where the key begins in the text.
    private readonly int _line;
    private readonly int _column;

    private YamlOverride(YamlSource source, DiagnosticSink sink, SourceText text, int line = 1, int column = 1) =>
        (_source, _sink, _text, _line, _column) = (source, sink, text, line, column);

    public static void Apply(YamlSource source, string assignment, DiagnosticSink sink, int skippedKeys) =>
        new YamlOverride(source, sink, new SourceText($"--set '{assignment}'", assignment)).Apply(assignment, skippedKeys);

    public static void Apply(
        YamlSource source, string key, NodeLocation keyAt, YamlNode value, NodeLocation valueAt, DiagnosticSink sink, int skippedKeys)
    {
        // A quoted key begins behind its quote.
        int quote = keyAt.Length > key.Length ? 1 : 0;
        source.Place(value, valueAt);
        new YamlOverride(source, sink, keyAt.Text, keyAt.Line, keyAt.Column + quote).Put(key, value, skippedKeys);
    }

    private void Apply(string assignment, int skippedKeys)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            Report(1, Math.Max(1, assignment.Length), "an override must read key=value");
            return;
        }

        if (ParseValue(assignment, equals + 1) is not { } value)
        {
            return;
        }

        Put(assignment[..equals], value, skippedKeys);
    }

    private void Put(string path, YamlNode value, int skippedKeys)
    {
        string[] keys = path.Split('.');
        YamlNode place = _source.Root;
        int column = 1;
        for (int i = 0; i < keys.Length; column += keys[i].Length + 1, i++)
        {
            if (i < skippedKeys)
            {
                continue;
            }

            keys = place is YamlSequenceNode names ? WithLongestName(names, keys, i) : keys;
            bool last = i == keys.Length - 1;
            if (string.IsNullOrWhiteSpace(keys[i]))
            {
                Report(column, 1, "a key is missing here");
                return;
            }

            if (Step(place, keys, i, column, last ? value : null) is not { } next)
            {
                return;
            }

            place = next;
        }
    }

    /// <summary>Goes one key down; puts <paramref name="value"/> there where it is given. Null where there is no way.</summary>
    private YamlNode? Step(YamlNode place, string[] keys, int i, int column, YamlNode? value)
    {
        string key = keys[i];
        if (place is YamlSequenceNode list)
        {
            int index = IndexOf(list, key);
            if (index < 0)
            {
                string allowed = list.Children.Count == 0 ? "which is empty" : $"a name or an index from 0 to {list.Children.Count - 1} was expected";
                string[] names = [.. list.Children.Select(NameOf).OfType<string>()];
                Report(column, key.Length, $"'{key}' is not in the list '{string.Join('.', keys[..i])}': {allowed}", NearWords.Hint(key, names));
                return null;
            }

            // Nothing in the place of an element: the list goes without it.
            if (value is not null && IsNothing(value))
            {
                list.Children.RemoveAt(index);
                return value;
            }

            return list.Children[index] = value ?? list.Children[index];
        }

        if (place is not YamlMappingNode mapping)
        {
            Report(column, key.Length, $"'{string.Join('.', keys[..i])}' is a value and holds no '{key}'");
            return null;
        }

        YamlNode? known = mapping.Children.Keys.FirstOrDefault(k => k is YamlScalarNode { Value: var name } && name == key);
        if (value is null && known is not null && !IsNothing(mapping.Children[known]))
        {
            return mapping.Children[known];
        }

        YamlNode at = known ?? Placed(new YamlScalarNode(key), column, key.Length);
        return mapping.Children[at] = value ?? Placed(new YamlMappingNode(), column, key.Length);
    }

    /// <summary>Names may have dots in them: the longest one that the keys from <paramref name="i"/> on spell becomes one key.</summary>
    private static string[] WithLongestName(YamlSequenceNode list, string[] keys, int i)
    {
        for (int end = keys.Length; end > i + 1; end--)
        {
            string name = string.Join('.', keys[i..end]);
            if (list.Children.Any(element => NameOf(element) == name))
            {
                return [.. keys[..i], name, .. keys[end..]];
            }
        }

        return keys;
    }

    /// <summary>The element whose <c>name:</c> is the key, or the one at that index; -1 where there is neither.</summary>
    private static int IndexOf(YamlSequenceNode list, string key)
    {
        for (int i = 0; i < list.Children.Count; i++)
        {
            if (NameOf(list.Children[i]) == key)
            {
                return i;
            }
        }

        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Children.Count ? index : -1;
    }

    // What has no name goes by its kind, as a policy does.
    private static string? NameOf(YamlNode element) => element is YamlMappingNode mapping ? ScalarOf(mapping, "name") ?? ScalarOf(mapping, "kind") : null;

    private static string? ScalarOf(YamlMappingNode mapping, string key) =>
        mapping.Children.Where(c => c.Key is YamlScalarNode { Value: var name } && name == key).Select(c => (c.Value as YamlScalarNode)?.Value).FirstOrDefault();

    private YamlNode? ParseValue(string assignment, int start)
    {
        // Blanks in place of the path keep the columns of the value.
        SourceText padded = new(_text.Name, new string(' ', start) + assignment[start..]);
        DiagnosticSink errors = new();
        if (assignment[start..].Trim().Length == 0)
        {
            return Placed(new YamlScalarNode("") { Style = ScalarStyle.Plain }, start + 1, 1);
        }

        if (!YamlGuard.Accepts(padded, errors))
        {
            foreach (Diagnostic error in errors.Sorted)
            {
                _sink.Add(_text.At(1, error.Line == 1 ? error.Column : 1, error.Length, error.Message));
            }

            return null;
        }

        YamlStream stream = [];
        stream.Load(new StringReader(padded.Text));
        if (stream.Documents.Count == 0)
        {
            return Placed(new YamlScalarNode("") { Style = ScalarStyle.Plain }, start + 1, 1);
        }

        YamlNode value = stream.Documents[0].RootNode;
        if (value is YamlMappingNode { Style: not MappingStyle.Flow } or YamlSequenceNode { Style: not SequenceStyle.Flow })
        {
            Report(start + 1, assignment.Length - start, "a value, a {..} or a [..] was expected: quote a text that holds ': '");
            return null;
        }

        foreach (YamlNode node in value.AllNodes)
        {
            _source.Place(node, NodeLocation.Of(_text, node));
        }

        return value;
    }

    private YamlNode Placed(YamlNode node, int column, int length)
    {
        _source.Place(node, new NodeLocation(_text, _line, _column + column - 1, length));
        return node;
    }

    private static bool IsNothing(YamlNode node) => ScalarReader.IsNull(node);

    private void Report(int column, int length, string message, string? suggestion = null) =>
        _sink.Add(_text.At(_line, _column + column - 1, length, message, suggestion));
}
