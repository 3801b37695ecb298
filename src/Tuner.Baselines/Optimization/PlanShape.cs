using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// What a plan must be told of a pipeline that is more than a chain of stages on cores: how many items come to a stage hangs on the
/// variants before it, latency is that of the longest path, accuracy goes by paths, and replicas must fit nodes and GPUs one by one.
/// </summary>
public sealed class PlanShape
{
    private readonly CapacityModel _capacity;

    private PlanShape(Pipeline pipeline)
    {
        Pipeline = pipeline;
        _capacity = new CapacityModel(pipeline);
        int stages = pipeline.Stages.Length;
        SettledFrom = 0;
        for (int i = 0; i < stages; i++)
        {
            if (pipeline.Stages[i].Variants.Any(v => v.Items != pipeline.Stages[i].Variants[0].Items))
            {
                SettledFrom = i + 1;
            }
        }
    }

    /// <summary>The pipeline described.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>The first stage from which on all variants of a stage put out as many items: then the loads of all stages are known.</summary>
    public int SettledFrom { get; }

    /// <summary>The shape of a pipeline; null where a sum over the stages says it all: one item, cores alone, one allocation a variant.</summary>
    public static PlanShape? Of(Pipeline pipeline) =>
        pipeline.IsChain && double.IsPositiveInfinity(pipeline.Cluster.MemoryGiBPerNode)
        && pipeline.Stages.All(s => s.Variants.All(v => v.Allocations.Length == 1 && v.BaseAllocation.Kind == ResourceKind.Cores))
            ? null
            : new PlanShape(pipeline);

    /// <summary>
    /// The plan of one option per stage with the replicas that <paramref name="targetRps"/> needs; null where some stage cannot have as many.
    /// </summary>
    internal Plan? PlanFor(PlanningProblem problem, ReadOnlySpan<int> options, double targetRps, bool feasible)
    {
        int count = options.Length;
        Span<int> variants = stackalloc int[count];
        Span<double> shares = stackalloc double[Pipeline.Flow.Size], visits = stackalloc double[count];
        Span<double> accuracies = stackalloc double[count], latencies = stackalloc double[count];
        for (int s = 0; s < count; s++)
        {
            variants[s] = problem.Stages[s][options[s]].Variant;
        }

        Pipeline.Flow.Choose(variants, shares);
        Pipeline.Flow.Visits(shares, visits);
        ImmutableArray<StagePlan>.Builder stages = ImmutableArray.CreateBuilder<StagePlan>(count);
        double cost = 0.0, cores = 0.0, gpuShare = 0.0, bottleneck = double.PositiveInfinity;
        int batches = 0;
        for (int s = 0; s < count; s++)
        {
            PlanOption option = problem.Stages[s][options[s]];
            if (option.ReplicasFor(targetRps * visits[s]) is not int replicas)
            {
                return null;
            }

            stages.Add(new StagePlan(option, replicas));
            accuracies[s] = option.Accuracy;
            latencies[s] = option.LatencyAt(problem.RateRps, visits[s]);
            cost += replicas * option.CostCores;
            cores += replicas * option.Allocation.Cores;
            gpuShare += replicas * option.Allocation.GpuShare;
            batches += option.MaxBatch;
            bottleneck = Math.Min(bottleneck, replicas * option.ThroughputRps / (problem.RateRps * visits[s]));
        }

        return new Plan
        {
            Stages = stages.MoveToImmutable(),
            Feasible = feasible,
            Value = problem.Objective.PlanValue(problem.Objective.Measure.Combine(Pipeline, accuracies, shares), cost, batches),
            LatencySeconds = _capacity.CriticalPathSeconds(latencies),
            CostCores = cost,
            Cores = cores,
            GpuShare = gpuShare,
            BatchSum = batches,
            BottleneckRatio = bottleneck,
        };
    }

    /// <summary>Whether the machines hold all replicas of a plan.</summary>
    internal bool Fits(Plan plan)
    {
        Span<ReplicaSize> sizes = new ReplicaSize[plan.Stages.Length];
        for (int s = 0; s < sizes.Length; s++)
        {
            (PlanOption option, int replicas) = plan.Stages[s];
            sizes[s] = new ReplicaSize(option.Allocation, Pipeline.Stages[s].Variants[option.Variant].MemoryGiB, replicas);
        }

        return ClusterPacking.Fits(Pipeline.Cluster, sizes);
    }
}
