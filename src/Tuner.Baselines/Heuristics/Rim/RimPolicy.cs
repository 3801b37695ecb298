using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.Rim;

/// <summary>
/// RIM (Hu et al., IoTDI 2021) as IPA's authors compare with it: the replicas are frozen; variants and batches are the best that
/// serve the forecast load within the SLO.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Margins, replicas, whose objective.</param>
/// <param name="forecaster">Foretells the load.</param>
/// <param name="workload">Picks the weights of the preset <c>ipa</c>; not used without it.</param>
/// <param name="solver">May be shared.</param>
/// <param name="cache">May be shared.</param>
public sealed class RimPolicy(
    string name,
    RimOptions options,
    ILoadForecaster forecaster,
    string workload = "default",
    IPlanSolver? solver = null,
    PlanCache? cache = null) : PlannedPolicy(name, options, forecaster, solver, cache)
{
    private FrozenChoices _frozen = FrozenChoices.None;

    /// <inheritdoc/>
    protected override Objective ObjectiveFor(PolicyContext context) => PlanObjective.Choose(options.Preset, context, workload);

    /// <inheritdoc/>
    protected override void Begin(PolicyContext context)
    {
        ImmutableArray<int> given = options.Replicas.IsEmpty ? context.Pipeline.Planning.FrozenReplicas : options.Replicas;
        _frozen = new FrozenChoices { Replicas = given.IsEmpty ? MostAlike(context.Pipeline) : given };
    }

    /// <inheritdoc/>
    protected override Plan Choose(double rateRps, Observation observation) => Planner.PlanFor(rateRps, _frozen);

    // The largest n of every stage's heaviest variant that the cluster holds; a stage that allows fewer has as many as it allows.
    private static ImmutableArray<int> MostAlike(Pipeline pipeline)
    {
        int most = pipeline.Stages.Max(s => s.MaxReplicas);
        while (most > 1 && !Holds(pipeline, most))
        {
            most--;
        }

        return [.. pipeline.Stages.Select(s => Math.Min(most, s.MaxReplicas))];
    }

    // Of a chain on cores their sum decides; elsewhere replicas have to find a place each.
    private static bool Holds(Pipeline pipeline, int most)
    {
        ReplicaSize[] sizes = [.. pipeline.Stages.Select(s => new ReplicaSize(Heaviest(s).BaseAllocation, Heaviest(s).MemoryGiB, Math.Min(most, s.MaxReplicas)))];
        return PlanShape.Of(pipeline) is null
            ? sizes.Sum(s => s.Replicas * s.Allocation.Cores) <= pipeline.Cluster.TotalCores
            : ClusterPacking.Fits(pipeline.Cluster, sizes);
    }

    private static Variant Heaviest(Stage stage) => stage.Variants.MaxBy(v => v.BaseAllocation.Amount)!;
}
