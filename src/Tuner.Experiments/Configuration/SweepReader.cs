using System.Collections.Immutable;
using System.Globalization;
using Tuner.Environment.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>Reads the section <c>sweep</c> of an experiment: a key of the pipeline or the workload, and two or more values that differ.</summary>
internal sealed class SweepReader(YamlSource source, OptionsBinder binder, ExperimentOptions options)
{
    private const string SweepKey = "sweep";

    /// <summary>A value a point, in the order of the file; none where nothing is swept, or the section is unsound.</summary>
    public ImmutableArray<SweptValue> Read(params string[] sections)
    {
        if (options.Sweep is not { } sweep || !binder.IsSound(options, nameof(ExperimentOptions.Sweep)))
        {
            return [];
        }

        bool isKey = binder.IsSound(sweep, nameof(SweepOptions.Key)) && sweep.Key is not null && CheckKey(sweep, sections);
        if (!binder.IsSound(sweep, nameof(SweepOptions.Values)) || sweep.Values is null)
        {
            return [];
        }

        // What is wrong at the values that can be looked at is said too.
        List<YamlScalarNode> values = CheckValues(sweep);
        if (!isKey)
        {
            return [];
        }

        YamlScalarNode key = (YamlScalarNode)Child((YamlMappingNode)Child(source.Root, SweepKey), "key");
        return [.. values.Select(value => new SweptValue(source, key, value))];
    }

    private bool CheckKey(SweepOptions sweep, string[] sections)
    {
        string path = binder.PathOf(sweep, nameof(SweepOptions.Key));
        string? fault = !sections.Any(s => Overrides.IsUnder(s, sweep.Key))
            ? $"'{path}' must begin with {string.Join(" or ", sections.Select(s => $"'{s}.'"))}, got '{sweep.Key}'"
            : sweep.Key.EndsWith('.') ? $"'{path}' must not end with '.', got '{sweep.Key}'"
            : FolderNames.Fault(path, sweep.Key);
        if (fault is not null)
        {
            binder.Report(sweep, nameof(SweepOptions.Key), fault);
        }

        return fault is null;
    }

    /// <summary>Reports the values that are none or there twice; the others.</summary>
    private List<YamlScalarNode> CheckValues(SweepOptions sweep)
    {
        string path = binder.PathOf(sweep, nameof(SweepOptions.Values));
        List<YamlScalarNode> sound = [];
        HashSet<object> seen = [];
        for (int i = 0; i < sweep.Values.Count; i++)
        {
            string value = sweep.Values[i].Value ?? string.Empty;

            // It becomes part of a folder's name.
            string? fault = value.Length == 0 || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
                ? $"'{path}.{i}' must be a number or a word of letters, digits, '.', '_' and '-', got '{value}'"
                : !seen.Add(double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : value)
                    ? $"'{path}' has {value} twice"
                    : null;
            if (fault is not null)
            {
                binder.Report(sweep, nameof(SweepOptions.Values), fault, index: i);
            }
            else
            {
                sound.Add(sweep.Values[i]);
            }
        }

        if (sweep.Values.Count < 2)
        {
            binder.Report(sweep, nameof(SweepOptions.Values), $"'{path}' must have two values or more, got {sweep.Values.Count}");
        }

        return sound;
    }

    private static YamlNode Child(YamlMappingNode mapping, string key) =>
        mapping.Children.First(c => c.Key is YamlScalarNode { Value: var name } && name == key).Value;
}
