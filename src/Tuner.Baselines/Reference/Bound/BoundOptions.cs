using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>Options of <see cref="ModelBound"/>.</summary>
public sealed record BoundOptions
{
    /// <summary>Rounds in which the multipliers between the stages are moved.</summary>
    [Description("Rounds in which the bound is tightened; each round's bound holds.")]
    [Range(1, 10_000)]
    public int Rounds { get; init; } = 80;

    /// <summary>It ends where a plan is found that comes so near to the bound.</summary>
    [Description("Ends where a plan of the model comes so near to the bound.")]
    [Range(0.0, 1.0)]
    public double Gap { get; init; } = 0.0002;
}
