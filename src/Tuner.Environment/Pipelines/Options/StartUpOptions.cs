using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>startUp</c>.</summary>
internal sealed record StartUpOptions
{
    [Description("Mean time from start to ready.")]
    [Range(0.0, double.MaxValue)]
    public required double MeanSeconds { get; init; }

    [Description("95th percentile over median of the lognormal law; 1 is always the mean.")]
    [Range(1.0, 1000.0)]
    public double TailRatio { get; init; } = 2.0;
}
