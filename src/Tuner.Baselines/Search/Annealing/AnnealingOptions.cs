using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Search.Annealing;

/// <summary>Options of the kind <c>annealing</c>.</summary>
public sealed record AnnealingOptions : SearchOptions
{
    /// <summary>Plans looked at in one decision.</summary>
    [Description("Plans looked at in one decision.")]
    [Range(1, 1_000_000)]
    public int Evaluations { get; init; } = 3000;

    /// <summary>The first temperature, in units of the scale of values.</summary>
    [Description("The first temperature, as a fraction of the scale of values (accuracy weight and least cost).")]
    [Range(1e-9, 1e3)]
    public double InitialTemperature { get; init; } = AnnealingPlanSolver.DefaultInitialTemperature;

    /// <summary>The last temperature, in the same units.</summary>
    [Description("The last temperature, as the same fraction.")]
    [Range(1e-9, 1e3)]
    public double FinalTemperature { get; init; } = AnnealingPlanSolver.DefaultFinalTemperature;
}
