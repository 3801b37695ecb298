using System.Collections.Immutable;
using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Tuning;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>Reads <c>tune.space</c>: keys of a kind's options, each with a range or with values that the option can take.</summary>
internal sealed class SpaceReader(OptionsBinder binder, TuneOptions tune, PolicyKind kind)
{
    private readonly string _path = binder.PathOf(tune, nameof(TuneOptions.Space));

    /// <summary>The dimensions that are sound, in the order of the file.</summary>
    public ImmutableArray<SearchDimension> Read(IReadOnlyDictionary<string, SpaceOptions> space)
    {
        if (space.Count == 0 && binder.IsSound(tune, nameof(TuneOptions.Space)))
        {
            binder.Report(tune, nameof(TuneOptions.Space), $"'{_path}' must have one option or more");
        }

        return [.. space.Select(s => Find(s.Key) is { } option ? Dimension(s.Key, s.Value, option) : null).OfType<SearchDimension>()];
    }

    /// <summary>The option at the end of a key; null, and a diagnostic, where there is none or it is a section or a list.</summary>
    private OptionDescription? Find(string key)
    {
        OptionSchema schema = OptionSchema.Of(kind.OptionsType);
        string[] words = key.Split('.');
        for (int i = 0; i < words.Length; i++)
        {
            OptionDescription? option = schema.Find(words[i]);
            if (option is null)
            {
                string before = string.Concat(words[..i].Select(w => w + "."));
                ReportKey(
                    key,
                    $"kind '{kind.Kind}' has no option '{key}'",
                    NearWords.Hint(words[i], [.. schema.Options.Select(o => o.Key)]) is { } hint ? before.Length == 0 ? hint : $"{hint} (after '{before}')" : null);
                return null;
            }

            if (i == words.Length - 1)
            {
                if (IsSingle(option))
                {
                    return option;
                }

                ReportKey(
                    key,
                    $"'{key}' is a {option.TypeText}: one number, word, text or switch was expected",
                    option.Section is { } inner ? $"its options: {string.Join(", ", inner.Options.Select(o => $"{key}.{o.Key}"))}" : null);
                return null;
            }

            if (option.Section is not { } section)
            {
                ReportKey(key, $"'{string.Join('.', words[..(i + 1)])}' is a {option.TypeText} and has no '{words[i + 1]}'", null);
                return null;
            }

            schema = section;
        }

        return null;
    }

    private SearchDimension? Dimension(string key, SpaceOptions space, OptionDescription option)
    {
        bool isRange = binder.IsGiven(space, nameof(SpaceOptions.Min)) || binder.IsGiven(space, nameof(SpaceOptions.Max));
        if (space.Values is { } values)
        {
            if (isRange || space.Whole || space.Log)
            {
                binder.Report(space, null, $"'{_path}.{key}' has values: min, max, whole and log have no meaning beside them");
                return null;
            }

            return Values(key, values, space, option);
        }

        // What is wrong with the list of values was said.
        if (!binder.IsSound(space, nameof(SpaceOptions.Values)))
        {
            return null;
        }

        if (IsNumber(option))
        {
            return Range(key, space, option);
        }

        binder.Report(space, null, $"'{_path}.{key}' must have values: '{key}' is a {option.TypeText}, which has no range");
        return null;
    }

    private SearchDimension? Values(
        string key, IReadOnlyList<YamlScalarNode> values, SpaceOptions space, OptionDescription option)
    {
        string path = binder.PathOf(space, nameof(SpaceOptions.Values));
        HashSet<object> seen = [];
        bool sound = values.Count > 0;
        if (!sound)
        {
            binder.Report(space, nameof(SpaceOptions.Values), $"'{path}' must have one value or more");
        }

        for (int i = 0; i < values.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}.{i}");
            if (!binder.TryReadValue(option, values[i], at, out object? value))
            {
                sound = false;
            }
            else if (!seen.Add(value ?? string.Empty))
            {
                binder.Report(values[i], $"'{path}' has {values[i].Value} twice");
                sound = false;
            }
        }

        return sound ? new SearchDimension(key) { Values = [.. values.Select(v => v.Value ?? string.Empty)] } : null;
    }

    private SearchDimension? Range(string key, SpaceOptions space, OptionDescription option)
    {
        bool isWhole = space.Whole || option.Type != typeof(double);
        bool hasMin = CheckEnd(nameof(SpaceOptions.Min), space.Min, space, option, isWhole);
        bool hasMax = CheckEnd(nameof(SpaceOptions.Max), space.Max, space, option, isWhole);
        if (!hasMin || !hasMax)
        {
            return null;
        }

        (double min, double max) = (space.Min!.Value, space.Max!.Value);
        if (min >= max)
        {
            binder.Report(
                space, nameof(SpaceOptions.Max), $"'{binder.PathOf(space, nameof(SpaceOptions.Max))}' must be above min, {Text(min)}, got {Text(max)}");
            return null;
        }

        if (space.Log && min <= 0.0)
        {
            binder.Report(
                space, nameof(SpaceOptions.Min), $"'{binder.PathOf(space, nameof(SpaceOptions.Min))}' must be above 0 where log is true, got {Text(min)}");
            return null;
        }

        return new SearchDimension(key) { Min = min, Max = max, IsWhole = isWhole, IsLog = space.Log };
    }

    /// <summary>An end of a range: a number that the option itself can have.</summary>
    private bool CheckEnd(string property, double? end, SpaceOptions space, OptionDescription option, bool isWhole)
    {
        if (!binder.IsSound(space, property))
        {
            return false;
        }

        string path = binder.PathOf(space, property);
        string? fault = end is not { } value ? $"'{path}' is missing: min and max, or values, were expected"
            : isWhole && !double.IsInteger(value) ? $"'{path}' must be a whole number, got {Text(value)}"
            : option.Range is { } range && !range.Contains(value) ? $"'{path}' must be {range}, got {Text(value)}"
            : null;
        if (fault is not null)
        {
            binder.Report(space, property, fault);
        }

        return fault is null;
    }

    private void ReportKey(string key, string message, string? suggestion) =>
        binder.ReportEntry(tune, nameof(TuneOptions.Space), key, atValue: false, message, suggestion);

    private static bool IsNumber(OptionDescription option) =>
        option.Type == typeof(double) || option.Type == typeof(int) || option.Type == typeof(long) || option.Type == typeof(ulong);

    private static bool IsSingle(OptionDescription option) =>
        IsNumber(option) || option.Type == typeof(bool) || option.Type == typeof(string) || option.Type.IsEnum;

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
