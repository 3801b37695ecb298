using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Policies;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>An experiment as text with every default and override filled in, which reads back as the same experiment.</summary>
internal static class ResolvedExperiment
{
    public static string Write(ExperimentOptions options, WorkloadOptions workload, PolicyReader policies) =>
        OptionsYaml.Write(OptionsYaml.NodeOf(options with
        {
            Workload = OptionsYaml.NodeOf(workload),
            Policies = [.. policies.Definitions.Select(PolicyNode)],
            Opponent = policies.Opponent,
        }));

    /// <summary>One text for an experiment that is played on several pipelines or workloads, from the texts of all its points.</summary>
    public static string Join(IReadOnlyList<string> points)
    {
        YamlMappingNode[] roots = [.. points.Select(Parse)];
        YamlMappingNode joined = [];
        foreach ((YamlNode key, YamlNode value) in roots[0].Children)
        {
            string name = ((YamlScalarNode)key).Value!;
            if (name is ExperimentGrid.PipelineKey or ExperimentGrid.WorkloadKey)
            {
                joined.Add(name + "s", new YamlSequenceNode(roots.Select(r => r.Children[key]).DistinctBy(Text)));
            }
            else
            {
                joined.Add(key, value);
            }
        }

        return OptionsYaml.Write(joined);
    }

    private static string Text(YamlNode node) => node is YamlMappingNode mapping ? OptionsYaml.Write(mapping) : node.ToString();

    private static YamlMappingNode Parse(string yaml)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>A policy with all its options.</summary>
    public static YamlNode PolicyNode(PolicyDefinition policy)
    {
        YamlMappingNode node = new("name", policy.Name, "kind", policy.Kind.Kind);
        foreach ((YamlNode key, YamlNode value) in OptionsYaml.NodeOf(policy.Options).Children)
        {
            node.Add(key, value);
        }

        return node;
    }
}
