using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>cluster</c>.</summary>
internal sealed record ClusterOptions
{
    [Description("Number of machines.")]
    [Range(1, 100_000)]
    public required int Nodes { get; init; }

    [Description("Cores of each machine; a replica fits one machine.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public required double CoresPerNode { get; init; }
}
