using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Configuration;

/// <summary>
/// Binds mappings of a <see cref="YamlSource"/> onto options records and reports everything that is wrong with them: unknown
/// keys, wrong types, numbers out of their range, missing keys. What is wrong keeps its default, so that checks can go on.
/// </summary>
/// <remarks>
/// Options records have a constructor without parameters and init properties of type string, bool, int, long, ulong, double, an enum
/// (kebab-case), a nullable of these, another options record, a list (array, ImmutableArray, IReadOnlyList) or a dictionary with text
/// or integer keys of these, or <see cref="YamlNode"/>, which is handed on as it is. Infinity is accepted where the range
/// reaches it, NaN nowhere. A range on a list or dictionary holds for its elements.
/// </remarks>
public sealed class OptionsBinder(YamlSource source, DiagnosticSink sink)
{
    private readonly Dictionary<object, BoundRecord> _bound = new(ReferenceEqualityComparer.Instance);

    /// <summary>A record from a mapping; null, and a diagnostic, where the node is no mapping.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="path">What messages put before the keys: <c>agent</c> makes <c>agent.clipCoef</c>.</param>
    public T? Bind<T>(YamlNode node, string path = "")
        where T : class => (T?)BindRemaining(typeof(T), node, path);

    /// <summary>
    /// The same for a type known at run time and a mapping of which some keys were read already, as the <c>kind</c> of a polymorphic section.
    /// </summary>
    public object? BindRemaining(Type type, YamlNode node, string path, params IReadOnlyCollection<string> ignoredKeys)
    {
        YamlMappingNode? mapping = node as YamlMappingNode;
        if (node is YamlScalarNode && !ScalarReader.IsNull(node) && OptionTypes.ShorthandKey(type) is { } shorthand)
        {
            mapping = new YamlMappingNode(new YamlScalarNode(shorthand), node);
        }

        if (mapping is null)
        {
            Report(node, $"'{path}' must be a mapping, got {ValueReader.Describe(node)}");
            return null;
        }

        OptionSchema schema = OptionSchema.Of(type);
        object options = Activator.CreateInstance(type)!;
        BoundRecord bound = new(mapping, node, path);
        _bound[options] = bound;
        ValueReader values = new(this);
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach ((YamlNode keyNode, YamlNode valueNode) in mapping.Children)
        {
            string key = ((YamlScalarNode)keyNode).Value ?? "";
            if (ignoredKeys.Contains(key, StringComparer.Ordinal))
            {
                continue;
            }

            if (schema.Find(key) is not { } option)
            {
                Report(keyNode, $"unknown key '{Join(path, key)}'", NearWords.Hint(key, [.. schema.Options.Select(o => o.Key), .. ignoredKeys]));
                continue;
            }

            given.Add(key);
            bool sound = values.TryRead(option, valueNode, Join(path, key), out object? value);
            if (sound || value is not null)
            {
                option.Property.SetValue(options, value);
            }

            if (sound)
            {
                bound.Sound.Add(option.Property.Name);
            }
        }

        foreach (OptionDescription option in schema.Options)
        {
            if (option.Required && !given.Contains(option.Key))
            {
                Report(node, $"'{Join(path, option.Key)}' is missing");
            }
            else if (!given.Contains(option.Key))
            {
                bound.Sound.Add(option.Property.Name);
            }
        }

        return options;
    }

    /// <summary>
    /// The word under <paramref name="key"/> of a mapping, one of <paramref name="kinds"/>: what tells which record to bind to the rest.
    /// Null, and a diagnostic, where it is missing or another.
    /// </summary>
    public string? ReadKind(YamlNode node, string path, IReadOnlyCollection<string> kinds, string key = "kind")
    {
        if (node is not YamlMappingNode mapping)
        {
            Report(node, $"'{path}' must be a mapping, got {ValueReader.Describe(node)}");
            return null;
        }

        if (Child(mapping, key) is not { } value)
        {
            Report(mapping, $"'{Join(path, key)}' is missing", $"it is one of {string.Join(", ", kinds)}");
            return null;
        }

        if (value is YamlScalarNode { Value: string kind } && kinds.Contains(kind, StringComparer.Ordinal))
        {
            return kind;
        }

        Report(
            value,
            $"'{Join(path, key)}' must be one of {string.Join(", ", kinds)}, got {ValueReader.Describe(value)}",
            value is YamlScalarNode { Value: string word } && NearWords.Nearest(word, kinds) is string near ? $"did you mean '{near}'?" : null);
        return null;
    }

    /// <summary>The file bound, as it was named.</summary>
    public string File => source.File;

    /// <summary>A value of its own, not part of a record: any type that a property may have. False, and diagnostics, where it is none.</summary>
    public bool TryReadValue<T>(YamlNode node, string path, NumericRange? range, out T? value)
    {
        bool read = new ValueReader(this).TryRead(typeof(T), node, path, range, out object? result);
        value = read ? (T?)result : default;
        return read;
    }

    /// <summary>A value for an option, wherever it stands: of its type and in its range. False, and diagnostics, where it is none.</summary>
    public bool TryReadValue(OptionDescription option, YamlNode node, string path, out object? value) =>
        new ValueReader(this).TryRead(option, node, path, out value);

    /// <summary>A changed copy of a bound record (or of a copy of one), which has its place from now on.</summary>
    public T Copied<T>(T copy, object original)
        where T : class
    {
        _bound[copy] = _bound[original];
        return copy;
    }

    /// <summary>True where the property's value is as given or the default: nothing was reported about it.</summary>
    public bool IsSound(object options, string propertyName) => _bound[options].Sound.Contains(propertyName);

    /// <summary>True where the file gives the key of the property.</summary>
    public bool IsGiven(object options, string propertyName) =>
        Child(_bound[options].Node, OptionNames.Key(propertyName)) is not null;

    /// <summary>Reports a bound record, its property, or an element of a list, where a rule is broken that types cannot express.</summary>
    /// <param name="options">A record that this binder made.</param>
    /// <param name="propertyName">Null for the record itself.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="suggestion">What to do.</param>
    /// <param name="index">Of the element.</param>
    public void Report(object options, string? propertyName, string message, string? suggestion = null, int? index = null)
    {
        YamlNode node = NodeOf(options, propertyName);
        Report(index is int i && node is YamlSequenceNode list ? list.Children[i] : node, message, suggestion);
    }

    /// <summary>Reports an entry of a dictionary: its key, or its value.</summary>
    public void ReportEntry(object options, string propertyName, string key, bool atValue, string message, string? suggestion = null)
    {
        YamlMappingNode map = (YamlMappingNode)NodeOf(options, propertyName);
        (YamlNode keyNode, YamlNode value) = map.Children.First(c => c.Key is YamlScalarNode { Value: var name } && name == key);
        Report(atValue ? value : keyNode, message, suggestion);
    }

    /// <summary>The path of a bound record's property, as messages name it.</summary>
    public string PathOf(object options, string propertyName) => Join(_bound[options].Path, OptionNames.Key(propertyName));

    /// <summary>Reports a node.</summary>
    public void Report(YamlNode node, string message, string? suggestion = null) => sink.Add(source.At(node, message, suggestion));

    internal static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static YamlNode? Child(YamlMappingNode mapping, string key) =>
        mapping.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: var name } && name == key).Value;

    private YamlNode NodeOf(object options, string? propertyName)
    {
        BoundRecord bound = _bound[options];
        return (propertyName is null ? null : Child(bound.Node, OptionNames.Key(propertyName))) ?? bound.Place;
    }

    /// <summary>Place is where the file has it: the mapping, or the plain value that stands for it.</summary>
    private sealed record BoundRecord(YamlMappingNode Node, YamlNode Place, string Path)
    {
        public HashSet<string> Sound { get; } = new(StringComparer.Ordinal);
    }
}
