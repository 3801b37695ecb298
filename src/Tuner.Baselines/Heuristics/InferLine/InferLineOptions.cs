using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>Options of <see cref="InferLinePolicy"/>.</summary>
public sealed record InferLineOptions : VariantOptions
{
    /// <summary>Length of the training stretch that the planner simulates.</summary>
    [Description("Seconds of the training stretch that the planner simulates.")]
    [Range(30, 3600)]
    public int SampleSeconds { get; init; } = 600;

    /// <summary>The part of requests that may miss the SLO in the planner's simulation.</summary>
    [Description("The part of requests that may miss the SLO in the planner's simulation; 0.01 is P99 <= SLO.")]
    [Range(0.0, 0.5)]
    public double MissRatio { get; init; } = 0.01;

    /// <summary>Seconds without a change before a stage is scaled down.</summary>
    [Description("Seconds without a change before a stage is scaled down.")]
    [Range(0.0, 3600.0)]
    public double ScaleDownDelaySeconds { get; init; } = 15.0;

    /// <summary>Seconds over which the load is looked at before a stage is scaled down.</summary>
    [Description("Seconds over which the load is looked at before a stage is scaled down.")]
    [Range(5, 600)]
    public int ScaleDownWindowSeconds { get; init; } = 30;
}
