using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>
/// The planner of InferLine (section 4.3, algorithms 1 and 2): from batch 1 on the best hardware and enough replicas, greedily the step that lowers
/// cost most, of: a larger batch, a replica less, cheaper hardware, as long as the estimator finds the SLO kept. A larger batch lowers no cost by itself:
/// it is taken where nothing else does.
/// </summary>
/// <param name="pipeline">What is served.</param>
/// <param name="objective">Has the price of a GPU.</param>
/// <param name="variants">Fixed, by stage.</param>
/// <param name="sampleRps">Mean load of the sample.</param>
/// <param name="keeps">Whether a decision keeps the SLO on the sample.</param>
public sealed class InferLinePlanner(
    Pipeline pipeline, Objective objective, ImmutableArray<int> variants, double sampleRps, Func<Decision, bool> keeps)
{
    private readonly CapacityModel _capacity = new(pipeline);
    private readonly double[] _visits = new CapacityModel(pipeline).Visits(variants.AsSpan());

    /// <summary>The plan, by stage; where none keeps the SLO, the initial one and false.</summary>
    public (ImmutableArray<StageConfiguration> Stages, bool Feasible) Plan()
    {
        (ImmutableArray<StageConfiguration> current, bool feasible) = Initialise();
        while (feasible)
        {
            ImmutableArray<StageConfiguration>? cheaper = Cheapest(current);
            cheaper ??= LargerBatch(current);
            if (cheaper is not { } next)
            {
                break;
            }

            current = next;
        }

        return (current, feasible);
    }

    /// <summary>Requests/s of one replica.</summary>
    public double ThroughputRps(int stage, StageConfiguration configuration) => _capacity.ThroughputRps(
        stage, configuration.Variant, Amount(stage, configuration), pipeline.Stages[stage].BatchSizes[configuration.Batch]);

    /// <summary>Service along the longest path.</summary>
    public double ServiceSeconds(ImmutableArray<StageConfiguration> stages) => _capacity.CriticalPathSeconds(
        [.. stages.Select((c, s) => _capacity.P99Seconds(s, c.Variant, Amount(s, c), pipeline.Stages[s].BatchSizes[c.Batch]))]);

    /// <summary>The decision of a plan.</summary>
    public Decision ToDecision(ImmutableArray<StageConfiguration> stages) =>
        new([.. stages.Select((c, s) => c.ToDecision(pipeline.Stages[s]))]);

    // Algorithm 1. The replicas that the mean load needs at least come first, then one more where the load is nearest to capacity.
    private (ImmutableArray<StageConfiguration> Stages, bool Feasible) Initialise()
    {
        ImmutableArray<StageConfiguration> stages = [.. variants.Select((v, s) => Loaded(
            s, new StageConfiguration(v, pipeline.Stages[s].Variants[v].Allocations.Length - 1, Batch: 0, Replicas: 1)))];

        // Of hardware that the cluster cannot hold, the next smaller one.
        while (!Holds(stages) && stages.Any(c => c.Hardware > 0))
        {
            stages = [.. stages.Select((c, s) => Loaded(s, c with { Hardware = Math.Max(0, c.Hardware - 1) }))];
        }

        if (ServiceSeconds(stages) > pipeline.Slo.LatencySeconds)
        {
            return (stages, false);
        }

        while (!IsFeasible(stages))
        {
            int bottleneck = Enumerable.Range(0, stages.Length).MaxBy(s => Utilisation(s, stages[s]));
            ImmutableArray<StageConfiguration> more =
                stages.SetItem(bottleneck, stages[bottleneck] with { Replicas = stages[bottleneck].Replicas + 1 });
            if (more[bottleneck].Replicas > pipeline.Stages[bottleneck].MaxReplicas || !Holds(more))
            {
                return (stages, false);
            }

            stages = more;
        }

        return (stages, true);
    }

    private ImmutableArray<StageConfiguration>? Cheapest(ImmutableArray<StageConfiguration> current)
    {
        IEnumerable<ImmutableArray<StageConfiguration>> steps = Enumerable.Range(0, current.Length).SelectMany(s => new[]
        {
            current.SetItem(s, current[s] with { Replicas = current[s].Replicas - 1 }),
            Downgraded(current, s),
        });

        // From the cheapest on, the first that keeps the SLO is the step that lowers cost most.
        double cost = Cost(current);
        foreach (ImmutableArray<StageConfiguration> step in steps
            .Where(c => c.All(stage => stage.Replicas > 0 && stage.Hardware >= 0) && Cost(c) < cost - 1e-9).OrderBy(Cost))
        {
            if (IsFeasible(step))
            {
                return step;
            }
        }

        return null;
    }

    private ImmutableArray<StageConfiguration>? LargerBatch(ImmutableArray<StageConfiguration> current)
    {
        for (int s = 0; s < current.Length; s++)
        {
            ImmutableArray<StageConfiguration> larger = current.SetItem(s, current[s] with { Batch = current[s].Batch + 1 });
            if (larger[s].Batch < pipeline.Stages[s].BatchSizes.Length
                && ThroughputRps(s, larger[s]) > ThroughputRps(s, current[s]) && IsFeasible(larger))
            {
                return larger;
            }
        }

        return null;
    }

    private ImmutableArray<StageConfiguration> Downgraded(ImmutableArray<StageConfiguration> current, int s) =>
        current.SetItem(s, current[s].Hardware == 0
            ? current[s] with { Hardware = -1 } : Loaded(s, current[s] with { Hardware = current[s].Hardware - 1, Replicas = 1 }));

    // At least the replicas that the mean load needs.
    private StageConfiguration Loaded(int s, StageConfiguration stage)
    {
        double needed = Math.Min(sampleRps * _visits[s] / ThroughputRps(s, stage), pipeline.Stages[s].MaxReplicas);
        return stage with { Replicas = Math.Max(stage.Replicas, CapacityModel.ReplicasFor(needed, 1.0)) };
    }

    private bool IsFeasible(ImmutableArray<StageConfiguration> stages) =>
        stages.Select((c, s) => Utilisation(s, c)).All(u => u <= 1.0) && Holds(stages)
        && ServiceSeconds(stages) <= pipeline.Slo.LatencySeconds && keeps(ToDecision(stages));

    private double Utilisation(int s, StageConfiguration stage) =>
        ScalingRule.Provisioning(sampleRps, _visits[s], stage.Replicas, ThroughputRps(s, stage));

    private bool Holds(ImmutableArray<StageConfiguration> stages) => ClusterFit.Holds(pipeline, ToDecision(stages));

    private double Cost(ImmutableArray<StageConfiguration> stages)
    {
        Decision decision = ToDecision(stages);
        return objective.CostCores(decision.Cores, decision.GpuShare);
    }

    private double Amount(int stage, StageConfiguration configuration) =>
        pipeline.Stages[stage].Variants[configuration.Variant].Allocations[configuration.Hardware].Amount;
}
