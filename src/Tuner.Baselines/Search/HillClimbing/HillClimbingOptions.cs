using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Search.HillClimbing;

/// <summary>Options of the kind <c>hill-climbing</c>.</summary>
public sealed record HillClimbingOptions : SearchOptions
{
    /// <summary>Plans looked at in one decision.</summary>
    [Description("Plans looked at in one decision.")]
    [Range(1, 1_000_000)]
    public int Evaluations { get; init; } = 3000;
}
