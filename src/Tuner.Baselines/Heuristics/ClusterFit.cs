using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics;

/// <summary>Whether the machines hold what is decided.</summary>
internal static class ClusterFit
{
    /// <summary>False where replicas would stay pending.</summary>
    public static bool Holds(Pipeline pipeline, Decision decision) => ClusterPacking.Fits(
        pipeline.Cluster,
        [
            .. decision.Stages.SelectMany((stage, s) => stage.Deployments.Select(d =>
                new ReplicaSize(d.Allocation, pipeline.Stages[s].Variants[d.Variant].MemoryGiB, d.Replicas))),
        ]);
}
