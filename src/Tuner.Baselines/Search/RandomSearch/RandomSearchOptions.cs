using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Search.RandomSearch;

/// <summary>Options of the kind <c>random</c>.</summary>
public sealed record RandomSearchOptions : SearchOptions
{
    /// <summary>Plans looked at in one decision.</summary>
    [Description("Plans looked at in one decision.")]
    [Range(1, 1_000_000)]
    public int Evaluations { get; init; } = 3000;
}
