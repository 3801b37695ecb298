using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Reference.BestStatic;

/// <summary>Options of <see cref="BestStaticPolicy"/>.</summary>
public sealed record BestStaticOptions : PlanningOptions
{
    /// <summary>Loads, from the mean of the run to above its highest second, whose plans are where the search begins.</summary>
    [Description("Loads, from the run's mean to above its highest second, whose optimal plans are played first.")]
    [Range(2, 1000)]
    public int Rates { get; init; } = 40;

    /// <summary>Of these plans, those that are improved step by step.</summary>
    [Description("Of these plans, the best so many are improved step by step.")]
    [Range(1, 100)]
    public int Starts { get; init; } = 3;
}
