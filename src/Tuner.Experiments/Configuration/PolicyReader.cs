using System.Collections.Immutable;
using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>Reads the policies of an experiment: each by its kind, then against each other, then against what they will play.</summary>
internal sealed class PolicyReader(OptionsBinder binder, ExperimentOptions options, DiagnosticSink sink)
{
    private const string NameKey = "name";
    private const string PoliciesKey = "policies";
    private static readonly string[] OwnKeys = [NameKey, "kind"];
    private readonly List<PolicyDefinition> _definitions = [];
    private readonly List<YamlNode> _nodes = [];
    private readonly HashSet<PolicyDefinition> _unsound = new(ReferenceEqualityComparer.Instance);
    private bool _sound = true;

    /// <summary>In the order of the file, those that are sound.</summary>
    public ImmutableArray<PolicyDefinition> Definitions => [.. _definitions];

    /// <summary>The policy that others are compared with; empty where there is none.</summary>
    public string Opponent => options.Opponent ?? _definitions.FirstOrDefault()?.Name ?? string.Empty;

    /// <summary>Reports all that is wrong with the policies by themselves and with each other.</summary>
    public void Read()
    {
        if (options.Policies is not { } nodes || !binder.IsSound(options, nameof(ExperimentOptions.Policies)))
        {
            return;
        }

        if (nodes.Count == 0)
        {
            binder.Report(options, nameof(ExperimentOptions.Policies), "'policies' must have at least one policy");
            return;
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            ReadPolicy(nodes[i], $"{PoliciesKey}.{i}");
        }

        // A policy that was refused may be the one that another names.
        if (!_sound)
        {
            return;
        }

        // What could not be read has its default, against which nothing can be held.
        foreach (PolicyDefinition definition in _definitions.Where(d => !_unsound.Contains(d)).ToArray())
        {
            if (definition.Kind.Fault(definition, _definitions) is { } fault)
            {
                binder.Report(fault.Options, fault.Property, $"'{definition.Name}': {fault.Message}", fault.Suggestion);
                _unsound.Add(definition);
            }
        }

        if (_definitions.All(p => p.Name != Opponent))
        {
            binder.Report(
                options,
                nameof(ExperimentOptions.Opponent),
                $"there is no policy '{Opponent}'",
                NearWords.Hint(Opponent, [.. _definitions.Select(p => p.Name)]));
        }
    }

    /// <summary>False where a policy was refused: one that is missing may be that one.</summary>
    public bool AreSound => _sound;

    /// <summary>What overrides of a policy begin with: its name, or its index where the file gives it none; null where some policy is unsound.</summary>
    public string? AddressOf(PolicyDefinition definition)
    {
        int index = _definitions.IndexOf(definition);
        return !_sound ? null
            : ((YamlMappingNode)_nodes[index]).Children.Any(c => c.Key is YamlScalarNode { Value: NameKey }) ? $"{PoliciesKey}.{definition.Name}"
            : string.Create(CultureInfo.InvariantCulture, $"{PoliciesKey}.{index}");
    }

    /// <summary>Reports the policies that the experiment's pipeline, workload or objective does not suit, of those that are sound by themselves.</summary>
    public void CheckFit(Experiment experiment)
    {
        for (int i = 0; i < _definitions.Count; i++)
        {
            if (!_unsound.Contains(_definitions[i]) && _definitions[i].Kind.Misfit(_definitions[i], experiment) is { } misfit)
            {
                binder.Report(_nodes[i], $"'{_definitions[i].Name}': {misfit}");
            }
        }
    }

    private void ReadPolicy(YamlNode node, string path)
    {
        if (binder.ReadKind(node, path, [.. PolicyCatalogue.Kinds.Select(k => k.Kind)]) is not { } word)
        {
            _sound = false;
            return;
        }

        PolicyKind kind = PolicyCatalogue.Find(word)!;
        int before = sink.Count;
        string? name = NameOf((YamlMappingNode)node, path, word);
        object? bound = binder.BindRemaining(kind.OptionsType, node, path, OwnKeys);
        if (name is null || bound is null)
        {
            _sound = false;
            return;
        }

        _definitions.Add(new PolicyDefinition(name, kind, bound));
        if (sink.Count > before)
        {
            _unsound.Add(_definitions[^1]);
        }

        _nodes.Add(node);
    }

    /// <summary>The name, by default the kind; null, and a diagnostic, where it cannot be one.</summary>
    private string? NameOf(YamlMappingNode node, string path, string kind)
    {
        YamlNode place = node.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: NameKey }).Value ?? node;
        string? name = place == node ? kind
            : place is YamlScalarNode { Value: { } given } scalar && (given.Length > 0 || scalar.Style is not ScalarStyle.Plain) ? given
            : null;
        string? fault = name is null ? $"'{path}.{NameKey}' must be a text"
            : ReferenceComparison.All.Any(c => c.Reference == name) && name != kind ? $"'{name}' is the name of a reference, and a policy of kind '{kind}' is not that"
            : _definitions.Any(p => p.Name == name) ? $"there are two policies of the name '{name}'"
            : FolderNames.Fault($"{path}.{NameKey}", name);
        if (fault is not null)
        {
            binder.Report(place, fault);
        }

        return fault is null ? name : null;
    }
}
