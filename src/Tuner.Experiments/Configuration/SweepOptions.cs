using System.ComponentModel;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>The section <c>sweep</c>: the experiment is played once for each value of one key.</summary>
public sealed record SweepOptions
{
    /// <summary>As an override names it.</summary>
    [Description("The key that is swept, of the pipeline or the workload: pipeline.cluster.gpus.shareLimit.")]
    public required string Key { get; init; }

    /// <summary>Two or more.</summary>
    [Description("Its values, two or more: [1, 1.5, 2]. At each, all policies meet all seeds.")]
    public required IReadOnlyList<YamlScalarNode> Values { get; init; }
}
