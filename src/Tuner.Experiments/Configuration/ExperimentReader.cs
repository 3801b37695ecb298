using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Policies;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>Reads experiment files with all that they refer to; all errors come at once.</summary>
public static class ExperimentReader
{
    private const string PipelineSection = "pipeline";
    private const string WorkloadSection = "workload";
    private static readonly string[] PolicyKeys = ["name", "kind"];

    /// <summary>
    /// The experiment of a file after overrides. <c>pipeline.KEY=</c> reaches into the pipeline's file, <c>workload.KEY=</c> into the
    /// workload wherever it is written, <c>policies.NAME.KEY=</c> into a policy.
    /// </summary>
    /// <exception cref="ConfigurationException">With everything that is wrong.</exception>
    public static Experiment Read(string path, params IReadOnlyCollection<string> overrides)
    {
        DiagnosticSink sink = new();
        YamlSource? source = YamlSource.Load(path, sink);
        sink.ThrowIfAny();
        string folder = Path.GetDirectoryName(path) ?? string.Empty;
        string[] elsewhere = HasInlineWorkload(source!) ? [PipelineSection] : [PipelineSection, WorkloadSection];
        foreach (string assignment in Overrides.Outside(elsewhere, overrides))
        {
            source!.Set(assignment, sink);
        }

        OptionsBinder binder = new(source!, sink);
        ExperimentOptions options = binder.Bind<ExperimentOptions>(source!.Root)!;
        Pipeline? pipeline = options.Pipeline is null ? null : ReadPipeline(binder, options, overrides, sink);
        WorkloadOptions? workloadOptions = options.Workload is null ? null : ReadWorkload(binder, options, folder, overrides, sink);
        ImmutableArray<PolicyDefinition> policies = options.Policies is null ? [] : ReadPolicies(binder, options.Policies);
        string opponent = options.Opponent ?? policies.FirstOrDefault()?.Name ?? string.Empty;
        if (policies.Length > 0 && policies.All(p => p.Name != opponent))
        {
            binder.Report(
                options, nameof(ExperimentOptions.Opponent), $"there is no policy '{opponent}'", NearWords.Hint(opponent, [.. policies.Select(p => p.Name)]));
        }

        sink.ThrowIfAny();
        IWorkload? workload = WorkloadReader.Create(workloadOptions!, sink);
        sink.ThrowIfAny();
        return new Experiment
        {
            Name = options.Name,
            Pipeline = pipeline!,
            Workload = workload!,
            Objective = options.Objective.For(pipeline!, workload!.Name, workload.PeakRps),
            Episode = options.Episode,
            Stretch = options.Stretch,
            Seeds = [.. Enumerable.Range(0, options.Seeds).Select(i => (ulong)(options.FirstSeed + i))],
            Policies = policies,
            Opponent = opponent,
            SourceYaml = source.Text,
            ResolvedYaml = Resolve(options, workloadOptions!, policies, opponent),
        };
    }

    private static bool HasInlineWorkload(YamlSource source) => source.Root.Children.Any(
        c => c is { Key: YamlScalarNode { Value: WorkloadSection }, Value: YamlMappingNode });

    private static Pipeline? ReadPipeline(
        OptionsBinder binder, ExperimentOptions options, IReadOnlyCollection<string> overrides, DiagnosticSink sink)
    {
        DiagnosticSink resolving = new();
        string? file = new PipelineCatalogue().Resolve(options.Pipeline, resolving);
        foreach (Diagnostic missing in resolving.Sorted)
        {
            binder.Report(options, nameof(ExperimentOptions.Pipeline), missing.Message, missing.Suggestion);
        }

        return file is null ? null : PipelineReader.Read(file, sink, Overrides.Under(PipelineSection, overrides));
    }

    private static WorkloadOptions? ReadWorkload(
        OptionsBinder binder, ExperimentOptions options, string folder, IReadOnlyCollection<string> overrides, DiagnosticSink sink)
    {
        if (options.Workload is not YamlScalarNode { Value: string name })
        {
            return WorkloadReader.Read(binder, options.Workload, WorkloadSection, folder, sink);
        }

        string[] candidates = [name, Path.Combine(folder, name), Path.Combine("experiments", "workloads", name + ".yaml")];
        if (candidates.FirstOrDefault(File.Exists) is { } file)
        {
            return WorkloadReader.ReadFile(file, sink, Overrides.Under(WorkloadSection, overrides));
        }

        binder.Report(options, nameof(ExperimentOptions.Workload), $"there is no workload '{name}' here or in experiments/workloads");
        return null;
    }

    private static ImmutableArray<PolicyDefinition> ReadPolicies(OptionsBinder binder, IReadOnlyList<YamlNode> nodes)
    {
        List<PolicyDefinition> policies = [];
        List<YamlNode> sources = [];
        for (int i = 0; i < nodes.Count; i++)
        {
            string path = $"policies.{i}";
            if (binder.ReadKind(nodes[i], path, [.. PolicyCatalogue.Kinds.Select(k => k.Kind)]) is not { } word)
            {
                continue;
            }

            PolicyKind kind = PolicyCatalogue.Find(word)!;
            string name = NameOf(nodes[i]) ?? word;
            if (policies.Any(p => p.Name == name))
            {
                binder.Report(nodes[i], $"there are two policies of the name '{name}'");
            }

            if (binder.BindRemaining(kind.OptionsType, nodes[i], path, PolicyKeys) is { } options)
            {
                policies.Add(new PolicyDefinition(name, kind, options));
                sources.Add(nodes[i]);
            }
        }

        for (int i = 0; i < policies.Count; i++)
        {
            if (policies[i].Kind.Fault(policies[i], policies) is { } fault)
            {
                binder.Report(sources[i], $"'{policies[i].Name}': {fault}");
            }
        }

        return [.. policies];
    }

    private static string? NameOf(YamlNode node) => node is YamlMappingNode mapping
        ? mapping.Children.Where(c => c.Key is YamlScalarNode { Value: "name" }).Select(c => (c.Value as YamlScalarNode)?.Value).FirstOrDefault()
        : null;

    private static string Resolve(
        ExperimentOptions options, WorkloadOptions workload, ImmutableArray<PolicyDefinition> policies, string opponent)
    {
        YamlNode[] nodes = [.. policies.Select(PolicyNode)];
        return OptionsYaml.Write(OptionsYaml.NodeOf(options with
        {
            Workload = OptionsYaml.NodeOf(workload),
            Policies = nodes,
            Opponent = opponent,
        }));
    }

    private static YamlMappingNode PolicyNode(PolicyDefinition policy)
    {
        YamlMappingNode node = new("name", policy.Name, "kind", policy.Kind.Kind);
        foreach ((YamlNode key, YamlNode value) in OptionsYaml.NodeOf(policy.Options).Children)
        {
            node.Add(key, value);
        }

        return node;
    }
}
