using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Search;

/// <summary>Options of a policy whose search draws.</summary>
public abstract record SearchOptions : ReplanningOptions
{
    /// <summary>Seed of the search; the load is mixed in, so that equal loads get equal plans.</summary>
    [Description("Seed of the search; the load is mixed in, so that equal loads get equal plans.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;
}
