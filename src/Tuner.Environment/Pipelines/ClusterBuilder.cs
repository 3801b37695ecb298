using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>From the options of the machines and of what breaks; what is unsound stands in for itself without a limit.</summary>
internal sealed class ClusterBuilder(OptionsBinder binder)
{
    /// <summary>Reports what is wrong with the machines. Nothing that is unsound makes a replica not fit.</summary>
    public ClusterCapacity Build(PipelineOptions pipeline)
    {
        if (pipeline.Cluster is not { } options)
        {
            return binder.IsSound(pipeline, nameof(pipeline.Cluster))
                ? ClusterCapacity.Unlimited
                : ClusterCapacity.Unlimited with { Gpus = new GpuCapacity(1, double.PositiveInfinity) };
        }

        ClusterCapacity cluster = new(
            binder.IsSound(options, nameof(options.Nodes)) ? options.Nodes : 1,
            binder.IsSound(options, nameof(options.CoresPerNode)) ? options.CoresPerNode : double.PositiveInfinity)
        {
            MemoryGiBPerNode = options.MemoryGiBPerNode,
            Gpus = options.Gpus is { } gpus ? Build(gpus)
                : binder.IsSound(options, nameof(options.Gpus)) ? null
                : new GpuCapacity(1, double.PositiveInfinity),
            Resize = options.Resize,
            ResizeSeconds = options.ResizeSeconds,
            Strategy = options.Strategy,
        };
        Report(options, ClusterRules.Faults(cluster));
        return cluster;
    }

    public FaultModel BuildFaults(PipelineOptions pipeline)
    {
        FaultOptions? options = pipeline.Faults;
        if (options is null)
        {
            return FaultModel.None;
        }

        FaultModel faults = new()
        {
            StartFailureProbability = options.StartFailureProbability,
            ReplicaMeanLifeSeconds = options.ReplicaMeanLifeSeconds,
            NodeMeanLifeSeconds = options.NodeMeanLifeSeconds,
            NodeMeanRepairSeconds = options.NodeMeanRepairSeconds,
            CrashedBatch = options.CrashedBatch,
        };
        Report(options, ClusterRules.Faults(faults));
        string life = nameof(options.NodeMeanLifeSeconds);
        bool hasNodes = pipeline.Cluster is not null || !binder.IsSound(pipeline, nameof(pipeline.Cluster));
        if (!hasNodes && double.IsFinite(options.NodeMeanLifeSeconds) && binder.IsSound(options, life))
        {
            binder.Report(options, life, $"'{binder.PathOf(options, life)}' has no meaning without 'cluster', whose machines it is about");
        }

        return faults;
    }

    private GpuCapacity Build(GpuOptions options)
    {
        GpuCapacity gpus = new(
            binder.IsSound(options, nameof(options.PerNode)) ? options.PerNode : 1,
            binder.IsSound(options, nameof(options.MemoryGiB)) ? options.MemoryGiB : double.PositiveInfinity)
        {
            Sharing = options.Sharing,
            ShareLimit = options.ShareLimit,
            Memory = options.Memory,
            MemoryLimit = options.MemoryLimit,
            PcieGiBPerSecond = options.PcieGiBPerSecond,
            InterferenceBase = options.InterferenceBase,
            InterferencePerDram = options.InterferencePerDram,
        };
        Report(options, ClusterRules.Faults(gpus));
        ReportMeaningless(options);
        return gpus;
    }

    /// <summary>Keys that how the GPUs are shared leaves nothing to do; at other values than the defaults, which a resolved file has.</summary>
    private void ReportMeaningless(GpuOptions options)
    {
        GpuOptions usual = new() { PerNode = 1, MemoryGiB = 1.0 };
        string sharing = OptionNames.Word(options.Sharing);
        if (options is { Sharing: GpuSharing.Mig, Memory: GpuMemoryRule.Swap })
        {
            Meaningless(nameof(options.Memory), "is swap, which has no meaning");
        }

        if (options.Sharing != GpuSharing.Mps && options.InterferenceBase != usual.InterferenceBase)
        {
            Meaningless(nameof(options.InterferenceBase), "has no meaning");
        }

        if (options.Sharing != GpuSharing.Mps && options.InterferencePerDram != usual.InterferencePerDram)
        {
            Meaningless(nameof(options.InterferencePerDram), "has no meaning");
        }

        void Meaningless(string property, string what)
        {
            if (binder.IsSound(options, nameof(options.Sharing)) && binder.IsSound(options, property))
            {
                binder.Report(options, property, $"'{binder.PathOf(options, property)}' {what} where sharing is {sharing}");
            }
        }
    }

    private void Report(object options, IEnumerable<RuleFault> faults)
    {
        foreach (RuleFault fault in faults)
        {
            binder.Report(options, fault.Property, $"'{binder.PathOf(options, fault.Property)}' {fault.Text}");
        }
    }
}
