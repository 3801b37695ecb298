using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Autoscaling;

/// <summary>What runs, of a policy that does not choose variants: one variant a stage.</summary>
public abstract record DeployedOptions : VariantOptions
{
    /// <summary>What a replica gets, by stage; empty: the variants' base allocations.</summary>
    [Description("Cores or GPU share of a replica of each stage, in the pipeline's order; empty: the variants' base allocations.")]
    [Range(0.0, 100_000.0)]
    public ImmutableArray<double> Allocations { get; init; } = [];
}
