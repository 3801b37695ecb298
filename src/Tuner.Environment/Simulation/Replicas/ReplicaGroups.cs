using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>The groups of a stage by variant and allocation, in the order of the file: nothing depends on what was deployed before.</summary>
internal sealed class ReplicaGroups(Stage stage, ClusterCapacity cluster)
{
    public ReplicaGroup[] All { get; } = [.. stage.Variants
        .SelectMany((v, i) => v.Allocations.Select(a => (Variant: i, Allocation: a)))
        .Select((g, i) => new ReplicaGroup(stage, i, g.Variant, g.Allocation, cluster))];

    /// <summary>Those that have replicas or are to have some, in the same order.</summary>
    public List<ReplicaGroup> InUse { get; } = [];

    public void Clear()
    {
        InUse.Clear();
        foreach (ReplicaGroup group in All)
        {
            group.Clear();
        }
    }

    public void CopyFrom(ReplicaGroups other)
    {
        InUse.Clear();
        for (int i = 0; i < All.Length; i++)
        {
            All[i].CopyFrom(other.All[i]);
        }

        foreach (ReplicaGroup group in other.InUse)
        {
            InUse.Add(All[group.Index]);
        }
    }

    public ReplicaGroup Of(VariantDeployment deployment)
    {
        foreach (ReplicaGroup group in All)
        {
            if (group.Variant == deployment.Variant && group.Allocation == deployment.Allocation)
            {
                return group;
            }
        }

        throw new InvalidOperationException("The decision was not checked.");
    }

    /// <summary>What a decision asks for.</summary>
    public void Want(StageDecision decision)
    {
        WantNone();
        foreach (VariantDeployment deployment in decision.Deployments)
        {
            Of(deployment).Wanted = deployment.Replicas;
        }
    }

    /// <summary>Nothing is asked for.</summary>
    public void WantNone()
    {
        foreach (ReplicaGroup group in InUse)
        {
            group.Wanted = 0;
        }
    }

    public void FindInUse()
    {
        InUse.Clear();
        foreach (ReplicaGroup group in All)
        {
            if (group.IsInUse)
            {
                InUse.Add(group);
            }
        }
    }

    public (int Pending, int Starting, int Ready, int Draining, int Excess) Totals()
    {
        (int pending, int starting, int ready, int draining, int excess) = (0, 0, 0, 0, 0);
        foreach (ReplicaGroup group in InUse)
        {
            pending += group.Pending;
            starting += group.Starting;
            ready += group.Ready;
            draining += group.Draining;
            excess += group.Excess;
        }

        return (pending, starting, ready, draining, excess);
    }

    /// <summary>Mean time of a batch over the replicas that a decision asks for.</summary>
    public double MeanSeconds(StageDecision decision, int batch)
    {
        double sum = 0.0;
        foreach (VariantDeployment deployment in decision.Deployments)
        {
            sum += deployment.Replicas * Of(deployment).MeanSecondsByBatch[batch];
        }

        return sum / decision.Replicas;
    }
}
