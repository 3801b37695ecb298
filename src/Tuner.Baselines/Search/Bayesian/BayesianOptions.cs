using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Search.Bayesian;

/// <summary>Options of the kind <c>bayesian</c>.</summary>
public sealed record BayesianOptions : SearchOptions
{
    /// <summary>Plans looked at in one decision.</summary>
    [Description("Plans looked at in one decision.")]
    [Range(1, 1000)]
    public int Evaluations { get; init; } = 50;

    /// <summary>How many of them are drawn before the first model is fitted.</summary>
    [Description("How many of them are drawn before the first model is fitted.")]
    [Range(2, 1000)]
    public int InitialPoints { get; init; } = BayesianPlanSolver.DefaultInitialPoints;

    /// <summary>Drawn plans whose expected improvement is computed for each one looked at, beside the neighbours of the best.</summary>
    [Description("Drawn plans whose expected improvement is computed for each one looked at, beside the neighbours of the best.")]
    [Range(1, 100_000)]
    public int Candidates { get; init; } = BayesianPlanSolver.DefaultCandidates;
}
