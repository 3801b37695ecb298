using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Optimization;

/// <summary>One way to serve a stage: a variant at its allocation, with a max batch. How many replicas follows from the load.</summary>
/// <param name="Variant">Index into the stage's variants.</param>
/// <param name="Allocation">What each replica gets.</param>
/// <param name="MaxBatch">1 or more.</param>
/// <param name="ThroughputRps">Requests/s of one replica, margins and caps included.</param>
/// <param name="ServiceSeconds">Service of a full batch, margins included.</param>
/// <param name="Accuracy">The variant's value under the objective's measure.</param>
/// <param name="CostCores">Cost of one replica; a GPU share counts at its price.</param>
/// <param name="MinReplicas">1, or what is frozen.</param>
/// <param name="MaxReplicas">The stage's most, or what is frozen.</param>
public sealed record PlanOption(
    int Variant,
    Allocation Allocation,
    int MaxBatch,
    double ThroughputRps,
    double ServiceSeconds,
    double Accuracy,
    double CostCores,
    int MinReplicas,
    int MaxReplicas)
{
    /// <summary>Items of a full batch that come after its first one, where its wait for them counts; else 0.</summary>
    public int AwaitedItems { get; init; }

    /// <summary>
    /// Service, and wait for a batch to fill, at a stage to which <paramref name="visits"/> items of a request come, at a load of so many requests/s.
    /// </summary>
    public double LatencyAt(double rateRps, double visits) => AwaitedItems == 0 || visits == 0.0
        ? ServiceSeconds
        : ServiceSeconds + (AwaitedItems / (rateRps * visits));

    /// <summary>Replicas for a load; null where it needs more than there may be.</summary>
    public int? ReplicasFor(double rateRps)
    {
        // A rate so high that the quotient overflows an int is out of reach all the same.
        if (rateRps / ThroughputRps > MaxReplicas + 1.0)
        {
            return null;
        }

        int needed = Math.Max(MinReplicas, CapacityModel.ReplicasFor(rateRps, ThroughputRps));
        return needed <= MaxReplicas ? needed : null;
    }
}
