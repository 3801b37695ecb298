using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Playing;

/// <summary>
/// One-step variations of a stage's decision: replicas by one or two, another batch, another variant or allocation with as much capacity. Of a
/// stage that is served by several deployments there are none.
/// </summary>
internal sealed class DecisionSteps(Pipeline pipeline)
{
    private static readonly int[] ReplicaSteps = [-1, 1, -2, 2];
    private readonly CapacityModel _capacity = new(pipeline);

    /// <summary>A stage's variations, each different from it and legal.</summary>
    public IEnumerable<StageDecision> Of(int stage, StageDecision decision)
    {
        if (decision.Deployments.Length != 1)
        {
            yield break;
        }

        Stage of = pipeline.Stages[stage];
        VariantDeployment now = decision.Deployments[0];
        foreach (int step in ReplicaSteps)
        {
            if (WithReplicas(stage, decision, step) is { } scaled)
            {
                yield return scaled;
            }
        }

        foreach (int batch in of.BatchSizes)
        {
            if (batch != decision.MaxBatch)
            {
                yield return DecisionSpace.Of(of, now.Variant, now.Allocation, now.Replicas, batch);
            }
        }

        double wanted = now.Replicas * _capacity.ThroughputRps(stage, now.Variant, now.Allocation.Amount, decision.MaxBatch);
        for (int v = 0; v < of.Variants.Length; v++)
        {
            foreach (Allocation allocation in of.Variants[v].Allocations)
            {
                if (v != now.Variant || allocation != now.Allocation)
                {
                    int replicas = CapacityModel.ReplicasFor(wanted, _capacity.ThroughputRps(stage, v, allocation.Amount, decision.MaxBatch));
                    yield return DecisionSpace.Of(of, v, allocation, Math.Min(replicas, of.MaxReplicas), decision.MaxBatch);
                }
            }
        }
    }

    /// <summary>A stage's decision with so many replicas more; null where that is none of its decisions.</summary>
    public StageDecision? WithReplicas(int stage, StageDecision decision, int more)
    {
        Stage of = pipeline.Stages[stage];
        VariantDeployment now = decision.Deployments[0];
        int replicas = now.Replicas + more;
        return decision.Deployments.Length == 1 && replicas >= 1 && replicas <= of.MaxReplicas
            ? DecisionSpace.Of(of, now.Variant, now.Allocation, replicas, decision.MaxBatch)
            : null;
    }

    /// <summary>All variations of a decision by one step at one stage.</summary>
    public IEnumerable<Decision> Of(Decision decision)
    {
        for (int s = 0; s < decision.Stages.Length; s++)
        {
            foreach (StageDecision stage in Of(s, decision.Stages[s]))
            {
                yield return With(decision, s, stage);
            }
        }
    }

    /// <summary>A decision with one stage replaced.</summary>
    public static Decision With(Decision decision, int stage, StageDecision replacement) => new(decision.Stages.SetItem(stage, replacement));
}
