using System.Collections.Immutable;
using System.ComponentModel;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.Rim;

/// <summary>Options of <see cref="RimPolicy"/>.</summary>
public sealed record RimOptions : AdaptiveOptions
{
    /// <summary>Whose objective is maximised.</summary>
    [Description("none: the experiment's objective; ipa: the paper's weights by pipeline and workload, on raw cores.")]
    public PlanPreset Preset { get; init; } = PlanPreset.None;

    /// <summary>Replicas by stage, in the pipeline's order; empty: the pipeline's frozenReplicas, or as many everywhere as fit.</summary>
    [Description("Replicas by stage; empty: the pipeline's frozenReplicas, or else the most, alike at every stage, that the cluster holds of the heaviest variants.")]
    public ImmutableArray<int> Replicas { get; init; } = [];
}
