using System.Collections.Immutable;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics;

/// <summary>
/// What a policy that decides cores may give a variant: one replica at each of its allocations or, where it has one allocation alone,
/// replicas of that.
/// </summary>
internal static class CoreSizes
{
    /// <summary>Ascending, at least one: those that the machines hold, or else the smallest.</summary>
    /// <exception cref="NotSupportedException">A share of a GPU, or a part of a core.</exception>
    public static ImmutableArray<CoreSize> Of(Pipeline pipeline, Stage stage, Variant variant)
    {
        foreach (Allocation allocation in variant.Allocations)
        {
            if (allocation.Kind != ResourceKind.Cores || allocation.Amount != Math.Floor(allocation.Amount))
            {
                throw new NotSupportedException(
                    $"Stage '{stage.Name}': {variant.Name} has an allocation of {allocation}, and this policy decides whole cores.");
            }
        }

        CoreSize[] all = variant.Allocations.Length > 1
            ? [.. variant.Allocations.Select(a => new CoreSize((int)a.Cores, a, 1))]
            : [.. Enumerable.Range(1, stage.MaxReplicas).Select(n => new CoreSize(n * (int)variant.BaseAllocation.Cores, variant.BaseAllocation, n))];
        CoreSize[] held = [.. all.Where(s => ClusterPacking.Most(pipeline.Cluster, s.Allocation, variant.MemoryGiB) >= s.Replicas)];
        return held.Length > 0 ? [.. held] : [all[0]];
    }
}
