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

    private static YamlNode PolicyNode(PolicyDefinition policy)
    {
        YamlMappingNode node = new("name", policy.Name, "kind", policy.Kind.Kind);
        foreach ((YamlNode key, YamlNode value) in OptionsYaml.NodeOf(policy.Options).Children)
        {
            node.Add(key, value);
        }

        return node;
    }
}
