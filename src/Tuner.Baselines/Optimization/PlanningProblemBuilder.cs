using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>Lists the options of every stage of a pipeline under a load.</summary>
internal sealed class PlanningProblemBuilder(
    Pipeline pipeline, Objective objective, double rateRps, PlanningOptions options, FrozenChoices frozen)
{
    private readonly CapacityModel _capacity = new(pipeline);
    private readonly double _latencyFactor =
        (1.0 + options.LatencyMargin) * (options.Planning ? 1.0 + pipeline.Planning.LatencyMargin : 1.0);

    public PlanningProblem Build()
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

        return new PlanningProblem(
            [.. Enumerable.Range(0, pipeline.Stages.Length).Select(s => OptionsOf(s))],
            rateRps,
            pipeline.Slo.LatencySeconds + (options.AsCoded ? CodedSlackSeconds() : 0.0),
            pipeline.Cluster.TotalCores,
            objective)
        {
            Shape = PlanShape.Of(pipeline, objective),
        };
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
                   serviceSeconds + QueueSeconds(batch),
                   objective.Measure.Of(stage, variant),
                   objective.CostCores(allocation.Cores, allocation.GpuShare),
                   replicas ?? 1,
                   replicas ?? Math.Min(stage.MaxReplicas, MostOnCluster(stage.Variants[variant], allocation)))
               {
                   AwaitedItems = Awaits ? batch - 1 : 0,
                   LeastLatencySeconds = serviceSeconds,
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

    // The first of a batch waits for the b - 1 that follow it (IPA, after FA2).
    private double QueueSeconds(int batch) => Awaits ? (batch - 1) / rateRps : 0.0;

    private bool Awaits => !options.AsCoded && options.QueueTerm == QueueTerm.Max;

    // The published code adds (x - 1) / rate for every binary x of (variant, batch) where the paper adds (b - 1) / rate once. As one
    // binary per batch set is 1, that is |variants| (1 - |batches|) / rate a stage: a negative constant, here on the other side.
    private double CodedSlackSeconds() =>
        pipeline.Stages.Sum(s => s.Variants.Length * (s.BatchSizes.Length - 1) / rateRps);

    private void CheckLength<T>(string what, ImmutableArray<T> byStage)
    {
        if (!byStage.IsEmpty && byStage.Length != pipeline.Stages.Length)
        {
            throw new ArgumentException(
                $"Pipeline '{pipeline.Name}' has {pipeline.Stages.Length} stages, but {byStage.Length} {what} are given.");
        }
    }
}
