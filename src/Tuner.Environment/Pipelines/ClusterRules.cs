using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>What must hold of the machines, their GPUs and what breaks.</summary>
internal static class ClusterRules
{
    public static IEnumerable<RuleFault> Faults(ClusterCapacity cluster) =>
    [
        .. RuleFault.OfRange(typeof(ClusterOptions), nameof(ClusterOptions.Nodes), cluster.Nodes),
        .. RuleFault.OfRange(typeof(ClusterOptions), nameof(ClusterOptions.CoresPerNode), cluster.CoresPerNode),
        .. RuleFault.OfRange(typeof(ClusterOptions), nameof(ClusterOptions.MemoryGiBPerNode), cluster.MemoryGiBPerNode),
        .. RuleFault.OfRange(typeof(ClusterOptions), nameof(ClusterOptions.ResizeSeconds), cluster.ResizeSeconds),
    ];

    public static IEnumerable<RuleFault> Faults(GpuCapacity gpus)
    {
        IEnumerable<RuleFault> ranges =
        [
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.PerNode), gpus.PerNode),
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.MemoryGiB), gpus.MemoryGiB),
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.ShareLimit), gpus.ShareLimit),
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.MemoryLimit), gpus.MemoryLimit),
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.PcieGiBPerSecond), gpus.PcieGiBPerSecond),
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.InterferenceBase), gpus.InterferenceBase),
            .. RuleFault.OfRange(typeof(GpuOptions), nameof(GpuOptions.InterferencePerDram), gpus.InterferencePerDram),
        ];
        return gpus is { Sharing: GpuSharing.Mig, ShareLimit: > 1.0 }
            ? ranges.Append(new RuleFault(
                nameof(GpuOptions.ShareLimit), FormattableString.Invariant($"is {gpus.ShareLimit}: 1 was expected, since mig's partitions are hard")))
            : ranges;
    }

    public static IEnumerable<RuleFault> Faults(FaultModel faults) =>
    [
        .. RuleFault.OfRange(typeof(FaultOptions), nameof(FaultOptions.StartFailureProbability), faults.StartFailureProbability),
        .. RuleFault.OfRange(typeof(FaultOptions), nameof(FaultOptions.ReplicaMeanLifeSeconds), faults.ReplicaMeanLifeSeconds),
        .. RuleFault.OfRange(typeof(FaultOptions), nameof(FaultOptions.NodeMeanLifeSeconds), faults.NodeMeanLifeSeconds),
        .. RuleFault.OfRange(typeof(FaultOptions), nameof(FaultOptions.NodeMeanRepairSeconds), faults.NodeMeanRepairSeconds),
    ];
}
