using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>A YAML file, with overrides, as a tree whose nodes know where they stand.</summary>
public sealed class YamlSource
{
    private readonly SourceText _text;
    private readonly Dictionary<YamlNode, NodeLocation> _overridden = new(ReferenceEqualityComparer.Instance);

    private YamlSource(SourceText text, YamlMappingNode root) => (_text, Root) = (text, root);

    /// <summary>The file as it was named.</summary>
    public string File => _text.Name;

    /// <summary>The file's text as it was read, overrides not applied.</summary>
    public string Text => _text.Text;

    /// <summary>The mapping that the file is.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads a file; null, and diagnostics, where it is no mapping in plain YAML (no anchors, aliases and tags; one document).</summary>
    public static YamlSource? Load(string path, DiagnosticSink sink) =>
        SourceText.Read(path, sink) is { } text ? Parse(text, sink) : null;

    /// <summary>The same for a text that is already there.</summary>
    public static YamlSource? Parse(SourceText text, DiagnosticSink sink)
    {
        if (!YamlGuard.Accepts(text, sink))
        {
            return null;
        }

        YamlStream stream = [];
        stream.Load(new StringReader(text.Text));
        if (stream.Documents.Count == 0)
        {
            sink.Add(text.At(1, 1, 1, "the file is empty"));
            return null;
        }

        YamlNode root = stream.Documents[0].RootNode;
        if (root is YamlMappingNode mapping)
        {
            return new YamlSource(text, mapping);
        }

        NodeLocation at = NodeLocation.Of(text, root);
        sink.Add(text.At(at.Line, at.Column, at.Length, "a mapping ('key: value' lines) was expected"));
        return null;
    }

    /// <summary>
    /// Applies an override <c>a.b.2.c=value</c>: a path through mappings and lists (by an element's name or its index), and a scalar or a flow value
    /// (<c>{..}</c>, <c>[..]</c>). Missing mappings on the way are made. Diagnostics name <c>--set 'a.b=c'</c> as the file.
    /// </summary>
    /// <param name="assignment">As the user wrote it.</param>
    /// <param name="sink">Takes what is wrong with it.</param>
    /// <param name="skippedKeys">Keys at its beginning that said which file is meant: 1 for <c>pipeline.slo.drops=none</c>.</param>
    public void Set(string assignment, DiagnosticSink sink, int skippedKeys = 0) => YamlOverride.Apply(this, assignment, sink, skippedKeys);

    /// <summary>The same for a key and a value that stand in a tree, this one or another: diagnostics name their place there.</summary>
    /// <param name="from">The tree.</param>
    /// <param name="key">A path as in <c>a.b.2.c</c>.</param>
    /// <param name="value">What is put there.</param>
    /// <param name="sink">Takes what is wrong with the path.</param>
    /// <param name="skippedKeys">Keys at its beginning that said which file is meant.</param>
    public void Set(YamlSource from, YamlScalarNode key, YamlScalarNode value, DiagnosticSink sink, int skippedKeys = 0) =>
        YamlOverride.Apply(this, key.Value ?? string.Empty, from.LocationOf(key), value, from.LocationOf(value), sink, skippedKeys);

    /// <summary>The node of a key at the top; null where it is not there, or nothing.</summary>
    public YamlNode? Find(string key) =>
        Root.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: var name } && name == key).Value is { } node && !ScalarReader.IsNull(node) ? node : null;

    /// <summary>Puts another key and value in the place of a key at the top; diagnostics about the new key name the old one's place.</summary>
    public void Replace(string key, string by, YamlNode value)
    {
        foreach (YamlNode nothing in Root.Children.Keys.Where(k => k is YamlScalarNode { Value: var name } && name == by).ToArray())
        {
            Root.Children.Remove(nothing);
        }

        YamlNode old = Root.Children.First(c => c.Key is YamlScalarNode { Value: var name } && name == key).Key;
        YamlScalarNode added = new(by);
        Place(added, LocationOf(old));
        Root.Children.Remove(old);
        Root.Children.Add(added, value);
    }

    /// <summary>A diagnostic about a node of this tree.</summary>
    public Diagnostic At(YamlNode node, string message, string? suggestion = null)
    {
        NodeLocation at = LocationOf(node);
        return at.Text.At(at.Line, at.Column, at.Length, message, suggestion);
    }

    /// <summary>Notes that a node came with an override.</summary>
    internal void Place(YamlNode node, NodeLocation location) => _overridden[node] = location;

    private NodeLocation LocationOf(YamlNode node) =>
        _overridden.TryGetValue(node, out NodeLocation overridden) ? overridden : NodeLocation.Of(_text, node);
}
