using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// Which option at every stage, for one load: the integer programme of IPA (JSys 2024, equations 8 and 9) as data. Maximise the
/// objective's value of (accuracies combined, cost, sum of batches) subject to sum of latencies at most the SLO, replicas x throughput
/// at least the load at every stage, and cores at most the cluster's. Of a pipeline with a <see cref="Shape"/>, the longest path counts instead
/// of the sum, a stage's load is that of the items that come to it, and replicas must fit nodes and GPUs. As more replicas than needed only cost, they follow from the option.
/// </summary>
public sealed class PlanningProblem
{
    /// <summary>What may be exceeded before a constraint counts as broken or a difference as one: rounding, not slack.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>A problem from its parts; every stage needs an option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No stage, or a load that is not above 0 and finite.</exception>
    public PlanningProblem(
        ImmutableArray<ImmutableArray<PlanOption>> stages, double rateRps, double sloSeconds, double clusterCores, Objective objective)
        : this(new OptionTable(stages), rateRps, sloSeconds, clusterCores, objective)
    {
    }

    /// <summary>The same over options that other loads share.</summary>
    internal PlanningProblem(OptionTable options, double rateRps, double sloSeconds, double clusterCores, Objective objective)
    {
        if (!(rateRps > 0.0 && double.IsFinite(rateRps)))
        {
            throw new ArgumentOutOfRangeException(nameof(rateRps), rateRps, "A load above 0 and finite was expected.");
        }

        Options = options;
        RateRps = rateRps;
        SloSeconds = sloSeconds;
        ClusterCores = clusterCores;
        Objective = objective;
    }

    /// <summary>What makes the pipeline more than a chain of stages on cores; null elsewhere.</summary>
    public PlanShape? Shape { get; init; }

    /// <summary>Options by stage, in the order of variants, then of batches.</summary>
    public ImmutableArray<ImmutableArray<PlanOption>> Stages => Options.Stages;

    /// <summary>The same options, in columns.</summary>
    internal OptionTable Options { get; }

    /// <summary>The load to be served, above 0.</summary>
    public double RateRps { get; }

    /// <summary>What the latencies of the stages may add up to.</summary>
    public double SloSeconds { get; }

    /// <summary>What the cores of all replicas may add up to.</summary>
    public double ClusterCores { get; }

    /// <summary>What is maximised.</summary>
    public Objective Objective { get; }

    /// <summary>The problem of a pipeline under a load.</summary>
    /// <exception cref="ArgumentException">Frozen choices, or planning facts, that are not the pipeline's.</exception>
    public static PlanningProblem Create(
        Pipeline pipeline, Objective objective, double rateRps, PlanningOptions options, FrozenChoices? frozen = null) =>
        new PlanningModel(pipeline, objective, options, frozen ?? FrozenChoices.None).At(rateRps);

    /// <summary>
    /// The plan of one option per stage with the replicas that <paramref name="targetRps"/> needs; null where some stage cannot have as many.
    /// </summary>
    public Plan? PlanFor(ReadOnlySpan<int> options, double targetRps, bool feasible)
    {
        if (Shape is not null)
        {
            return Shape.PlanFor(this, options, targetRps, feasible);
        }

        ImmutableArray<StagePlan>.Builder stages = ImmutableArray.CreateBuilder<StagePlan>(options.Length);
        Span<double> accuracies = stackalloc double[options.Length];
        double cost = 0.0, latency = 0.0, cores = 0.0, bottleneck = double.PositiveInfinity;
        int batches = 0;
        for (int s = 0; s < options.Length; s++)
        {
            PlanOption option = Stages[s][options[s]];
            if (option.ReplicasFor(targetRps) is not int replicas)
            {
                return null;
            }

            stages.Add(new StagePlan(option, replicas));
            accuracies[s] = option.Accuracy;
            cost += replicas * option.CostCores;
            cores += replicas * option.Allocation.Cores;
            latency += option.LatencyAt(RateRps, visits: 1.0);
            batches += option.MaxBatch;
            bottleneck = Math.Min(bottleneck, replicas * option.ThroughputRps / RateRps);
        }

        return new Plan
        {
            Stages = stages.MoveToImmutable(),
            Feasible = feasible,
            Value = Objective.PlanValue(Objective.Measure.Combine(accuracies), cost, batches),
            LatencySeconds = latency,
            CostCores = cost,
            Cores = cores,
            BatchSum = batches,
            BottleneckRatio = bottleneck,
        };
    }
}
