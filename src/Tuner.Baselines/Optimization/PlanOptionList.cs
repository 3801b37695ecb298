using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>Lists the options of every stage of a pipeline.</summary>
internal sealed class PlanOptionList(Pipeline pipeline, Objective objective, PlanningOptions options, FrozenChoices frozen)
{
    private readonly CapacityModel _capacity = new(pipeline);
    private readonly double _latencyFactor =
        (1.0 + options.LatencyMargin) * (options.Planning ? 1.0 + pipeline.Planning.LatencyMargin : 1.0);

    /// <summary>Options by stage.</summary>
    public ImmutableArray<ImmutableArray<PlanOption>> Build()
    {
        CheckLength("frozen variants", frozen.Variants);
        CheckLength("frozen replicas", frozen.Replicas);
        CheckLength("profiled loads", pipeline.Planning.ProfiledLoadRps);
        if (options.AsCoded && PlanShape.Of(pipeline) is not null)
        {
            throw new NotSupportedException(
                $"The published code plans chains of stages on cores: it has no answer for '{pipeline.Name}'. Leave out asCoded.");
        }

        if (pipeline.Cluster.Gpus is { Sharing: not GpuSharing.Mps })
        {
            throw new NotSupportedException(
                $"Plans know neither the profiles of MIG nor who else is active under time slices, as '{pipeline.Name}' has them: mps was expected.");
        }

        return [.. Enumerable.Range(0, pipeline.Stages.Length).Select(OptionsOf)];
    }

    private ImmutableArray<PlanOption> OptionsOf(int s)
    {
        Stage stage = pipeline.Stages[s];
        int? replicas = frozen.Replicas.IsEmpty ? null : frozen.Replicas[s];
        if (replicas < 1 || replicas > stage.MaxReplicas)
        {
            throw new ArgumentException(
                $"Stage '{stage.Name}': {replicas} replicas frozen, 1 to {stage.MaxReplicas} expected.");
        }

        if (!frozen.Variants.IsEmpty && (uint)frozen.Variants[s] >= (uint)stage.Variants.Length)
        {
            throw new ArgumentException(
                $"Stage '{stage.Name}': variant {frozen.Variants[s]} frozen, 0 to {stage.Variants.Length - 1} expected.");
        }

        IEnumerable<int> variants = frozen.Variants.IsEmpty ? Enumerable.Range(0, stage.Variants.Length) : [frozen.Variants[s]];
        return
        [
            .. from variant in variants
               from allocation in stage.Variants[variant].Allocations
               from batch in stage.BatchSizes
               let serviceSeconds = _capacity.P99Seconds(s, variant, allocation.Amount, batch) * _latencyFactor
               select new PlanOption(
                   variant,
                   allocation,
                   batch,
                   ThroughputRps(s, variant, allocation.Amount, batch),
                   serviceSeconds,
                   objective.Measure.Of(stage, variant),
                   objective.CostCores(allocation.Cores, allocation.GpuShare),
                   replicas ?? 1,
                   replicas ?? Math.Min(stage.MaxReplicas, MostOnCluster(stage.Variants[variant], allocation)))
               {
                   // The first of a batch waits for the b - 1 that follow it (IPA, after FA2).
                   AwaitedItems = !options.AsCoded && options.QueueTerm == QueueTerm.Max ? batch - 1 : 0,
               },
        ];
    }

    // Of one size, as many as the nodes hold. Sizes that divide each other and the node, as IPA's do, then fit together too.
    private int MostOnCluster(Variant variant, Allocation allocation) =>
        ClusterPacking.Most(pipeline.Cluster, allocation, variant.MemoryGiB);

    private double ThroughputRps(int stage, int variant, double amount, int batch)
    {
        double measured = _capacity.ThroughputRps(stage, variant, amount, batch);
        if (!options.Planning)
        {
            return measured;
        }

        // A profiling run cannot serve more than it is offered, so its highest throughput is at most that load.
        double offered = pipeline.Planning.ProfiledLoadRps.IsEmpty
            ? double.PositiveInfinity : pipeline.Planning.ProfiledLoadRps[stage];
        return Math.Min(measured, offered) * (1.0 + pipeline.Planning.ThroughputMargin);
    }

    private void CheckLength<T>(string what, ImmutableArray<T> byStage)
    {
        if (!byStage.IsEmpty && byStage.Length != pipeline.Stages.Length)
        {
            throw new ArgumentException(
                $"Pipeline '{pipeline.Name}' has {pipeline.Stages.Length} stages, but {byStage.Length} {what} are given.");
        }
    }
}
