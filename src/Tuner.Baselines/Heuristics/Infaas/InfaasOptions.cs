using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Heuristics.Infaas;

/// <summary>Options of <see cref="InfaasPolicy"/>.</summary>
public sealed record InfaasOptions
{
    /// <summary>The user's demand on accuracy, stage by stage.</summary>
    [Description("Least accuracy of a stage's variant, as a part of the accuracy of the stage's most accurate one.")]
    [Range(0.0, 1.0)]
    public double AccuracyFloor { get; init; } = 0.8;

    /// <summary>Part of the capacity that is kept free.</summary>
    [Description("Part of the capacity that is kept free.")]
    [Range(0.0, 0.9)]
    public double HeadRoom { get; init; } = 0.05;

    /// <summary>Times by which replicating must cost more than another variant before it is changed for that.</summary>
    [Description("Times by which more replicas of the same variant must cost more than another variant before it is changed for that.")]
    [Range(1.0, 1000.0)]
    public double SwitchFactor { get; init; } = 1.5;

    /// <summary>T_v on cores: how long fewer would have done before it takes fewer.</summary>
    [Description("Seconds for which less would have served the load before a stage on cores takes less.")]
    [Range(0.0, 3600.0)]
    public double ScaleDownSecondsOnCores { get; init; } = 10.0;

    /// <summary>T_v on a GPU.</summary>
    [Description("Seconds for which less would have served the load before a stage on a GPU takes less.")]
    [Range(0.0, 3600.0)]
    public double ScaleDownSecondsOnGpu { get; init; } = 20.0;
}
