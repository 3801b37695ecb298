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

    [Description("Memory of each machine in GiB, for replicas on cores; .inf does not look at it.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public double MemoryGiBPerNode { get; init; } = double.PositiveInfinity;

    [Description("What a change of a replica's cores does: the replica goes on with others, or a new one takes its place.")]
    public ResizeMode Resize { get; init; } = ResizeMode.InPlace;

    [Description("Seconds until cores that change in place are in force.")]
    [Range(0.0, double.MaxValue)]
    public double ResizeSeconds { get; init; }

    [Description("Where there is no room for what comes: an old replica goes for each that waits (rolling), or what comes waits (surge).")]
    public UpdateStrategy Strategy { get; init; } = UpdateStrategy.Rolling;

    [Description("The GPUs of each machine; without it, there are none.")]
    public GpuOptions? Gpus { get; init; }
}
