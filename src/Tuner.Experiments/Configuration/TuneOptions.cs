using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Configuration;

/// <summary>The section <c>tune</c>: how <c>tuner tune</c> searches the options of one policy.</summary>
public sealed record TuneOptions
{
    /// <summary>By its name in the experiment.</summary>
    [Description("Name of the policy that is tuned. Default: the opponent.")]
    public string? Policy { get; init; }

    /// <summary>The options in force among them.</summary>
    [Description("Candidates, the options in force among them as trial 0.")]
    [Range(2, 100_000)]
    public int Trials { get; init; } = 60;

    /// <summary>How many stretches which trial gets.</summary>
    [Description("random: every trial plays all stretches; halving: all trials play a few, the best go on to more.")]
    public SearchMethod Method { get; init; } = SearchMethod.Halving;

    /// <summary>At the top rung, and as many fresh ones for the finalists.</summary>
    [Description("Validation stretches that a trial plays at the top rung; the finalists play as many fresh ones.")]
    [Range(2, 100_000)]
    public int Stretches { get; init; } = 27;

    /// <summary>Of halving.</summary>
    [Description("Factor from rung to rung of halving: the best 1 / eta of the trials go on to eta times the stretches.")]
    [Range(2, 100)]
    public int Eta { get; init; } = 3;

    /// <summary>Trials that are played again.</summary>
    [Description("Best trials that play fresh stretches beside trial 0, since the scores they were chosen by are biased upward.")]
    [Range(1, 1_000)]
    public int Finalists { get; init; } = 3;

    /// <summary>Of the trials' options and of the stretches.</summary>
    [Description("Seed of the candidates and of the stretches.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>What is searched.</summary>
    [Description("Options of the policy by their keys, each with a range or values: {headRoom: {min: 0, max: 0.5}}. Default: of kind solver one of its own.")]
    public IReadOnlyDictionary<string, SpaceOptions>? Space { get; init; }
}
