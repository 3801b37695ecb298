using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference.BestStatic;
using Tuner.Baselines.Reference.RateOracle;

namespace Tuner.Baselines.Reference.Clairvoyant;

/// <summary>Options of <see cref="ClairvoyantPolicy"/>.</summary>
public sealed record ClairvoyantOptions : PlanningOptions
{
    /// <summary>Intervals that the improvement may play.</summary>
    [Description("Intervals that the improvement of a plan may play; it ends earlier where nothing gains.")]
    [Range(0, 100_000_000)]
    public int Evaluations { get; init; } = 300_000;

    /// <summary>Intervals after a change within which it must have gained.</summary>
    [Description("Intervals after a change within which it must have gained; what has is then played to the end of the run.")]
    [Range(0, 10_000)]
    public int TailIntervals { get; init; } = 4;

    /// <summary>The rate-oracle whose plan is one to start from; the same as one that plays beside it.</summary>
    [Description("The rate-oracle whose plan is one to start from, as its own options say.")]
    public RateOracleOptions RateOracle { get; init; } = new();

    /// <summary>The best static decision, another plan to start from.</summary>
    [Description("The search for the best static decision, another plan to start from, as its own options say.")]
    public BestStaticOptions BestStatic { get; init; } = new();
}
