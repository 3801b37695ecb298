using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Reference.RateOracle;

/// <summary>Options of <see cref="RateOraclePolicy"/>.</summary>
public sealed record RateOracleOptions : PlanningOptions
{
    /// <summary>Futures that the finalists of a decision are played on.</summary>
    [Description("Futures drawn for each decision, the same for all candidates.")]
    [Range(1, 1000)]
    public int Samples { get; init; } = 8;

    /// <summary>Of these futures, those that every candidate is played on.</summary>
    [Description("Of these futures, those that every candidate is played on; the others tell the finalists apart.")]
    [Range(1, 1000)]
    public int FirstSamples { get; init; } = 2;

    /// <summary>Candidates whose one-step variations are candidates too.</summary>
    [Description("Best plans on the first futures whose one-step variations are candidates too.")]
    [Range(0, 1000)]
    public int Varied { get; init; } = 2;

    /// <summary>Candidates that are played on all futures.</summary>
    [Description("Finalists: the best candidates on the first futures, played on all of them.")]
    [Range(1, 1000)]
    public int Finalists { get; init; } = 6;

    /// <summary>Intervals that a future is played for.</summary>
    [Description("Intervals that a future is played for, the one decided about among them.")]
    [Range(1, 100)]
    public int HorizonIntervals { get; init; } = 4;

    /// <summary>The rate of a second is the mean count of a centred window of so many seconds.</summary>
    [Description("The rate of a second: mean count of a centred window of so many seconds, counts scattered about it as the trace's are; 1: the count itself.")]
    [Range(1, 3600)]
    public int SmoothingSeconds { get; init; } = 1;
}
