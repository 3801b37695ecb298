using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>faults</c>.</summary>
internal sealed record FaultOptions
{
    [Description("Probability that a start-up ends in failure; the replica then starts anew.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double StartFailureProbability { get; init; }

    [Description("Mean seconds that a ready replica lives before it crashes (exponential); .inf: never.")]
    [Range(0.001, double.PositiveInfinity)]
    public double ReplicaMeanLifeSeconds { get; init; } = double.PositiveInfinity;

    [Description("Mean seconds that a machine lives before it is lost with all on it (exponential); .inf: never.")]
    [Range(0.001, double.PositiveInfinity)]
    public double NodeMeanLifeSeconds { get; init; } = double.PositiveInfinity;

    [Description("Mean seconds until a lost machine is back (exponential).")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double NodeMeanRepairSeconds { get; init; } = 300.0;

    [Description("The requests in the batch of a replica that crashes return to their queue, or are lost.")]
    public CrashedBatch CrashedBatch { get; init; } = CrashedBatch.Retried;
}
