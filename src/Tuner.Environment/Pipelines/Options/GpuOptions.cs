using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>cluster.gpus</c>.</summary>
internal sealed record GpuOptions
{
    [Description("GPUs of each machine.")]
    [Range(1, 1000)]
    public required int PerNode { get; init; }

    [Description("Memory of one GPU in GiB; .inf does not look at it.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public required double MemoryGiB { get; init; }

    [Description("How replicas share one: side by side (mps), in hard partitions (mig), in turns (time-slices).")]
    public GpuSharing Sharing { get; init; } = GpuSharing.Mps;

    [Description("Most that the shares on one GPU may sum to; above 1 it is overcommitted, which mig cannot be.")]
    [Range(1.0, 1000.0)]
    public double ShareLimit { get; init; } = 1.0;

    [Description("Memory of the replicas on one GPU: never more than it has (hard), more, at the price of PCIe transfers (swap), or not looked at (off).")]
    public GpuMemoryRule Memory { get; init; } = GpuMemoryRule.Hard;

    [Description("Where memory swaps: most that the memories on one GPU may sum to, as a multiple of its own.")]
    [Range(1.0, 1000.0)]
    public double MemoryLimit { get; init; } = 2.0;

    [Description("GiB/s at which swapped memory comes back.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public double PcieGiBPerSecond { get; init; } = 10.0;

    [Description("Slowdown by each busy neighbour under mps (fit to iGniter's data, V100).")]
    [Range(0.0, 100.0)]
    public double InterferenceBase { get; init; } = 0.07;

    [Description("Slowdown for each percent of DRAM utilisation of a busy neighbour (the same fit).")]
    [Range(0.0, 100.0)]
    public double InterferencePerDram { get; init; } = 0.0013;
}
