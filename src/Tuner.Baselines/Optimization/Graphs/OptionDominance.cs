using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Optimization.Graphs;

/// <summary>
/// The options of each stage that a search needs: an option is left out where another of the same load is no less accurate, no slower, no dearer
/// and of no larger batch, and would be preferred between equals. For weights of 0 or more.
/// </summary>
internal sealed class OptionDominance
{
    private readonly PlanningProblem _problem;
    private readonly Pipeline _pipeline;
    private readonly double _targetRps;
    private readonly bool _isWithinCluster, _any, _coresAddUp;
    private readonly double[] _visits;
    private readonly bool[] _isLoadKnown;

    /// <summary>With <paramref name="any"/> all plans are as good, and only what a plan takes counts.</summary>
    public OptionDominance(PlanningProblem problem, PlanShape shape, double targetRps, bool isWithinCluster, bool any)
    {
        (_problem, _pipeline) = (problem, shape.Pipeline);
        (_targetRps, _isWithinCluster, _any) = (targetRps, isWithinCluster, any);
        _visits = new CapacityModel(_pipeline).Visits([.. problem.Stages.Select(s => s[0].Variant)]);
        _isLoadKnown = [.. Enumerable.Range(0, problem.Stages.Length).Select(IsKnown)];
        _coresAddUp = CoresAddUp();
    }

    /// <summary>Indices of the options of a stage that are needed, in the order of the file.</summary>
    public int[] Of(int stage)
    {
        int[] serving = [.. Enumerable.Range(0, _problem.Stages[stage].Length)];
        if (!_isLoadKnown[stage])
        {
            return serving;
        }

        serving = [.. serving.Where(o => Replicas(stage, o) is not null)];
        return [.. serving.Where(o => !serving.Any(other => other != o && Dominates(stage, other, o)))];
    }

    /// <summary>Least seconds of an option at its stage.</summary>
    public double LeastSeconds(int stage, int option) => _isLoadKnown[stage]
        ? _problem.Stages[stage][option].LatencyAt(_problem.RateRps, _visits[stage])
        : _problem.Stages[stage][option].ServiceSeconds;

    // Whether the items that come to a stage are the same whatever is chosen.
    private bool IsKnown(int stage) =>
        !Enumerable.Range(0, stage).Any(t => _pipeline.Graph.Reaches(t, stage) && _pipeline.Stages[t].Variants.Any(v => v.Items != _pipeline.Stages[t].Variants[0].Items));

    private int? Replicas(int stage, int option) => _problem.Stages[stage][option].ReplicasFor(_targetRps * _visits[stage]);

    private bool Dominates(int stage, int one, int other)
    {
        PlanOption a = _problem.Stages[stage][one], b = _problem.Stages[stage][other];
        Variant mine = _pipeline.Stages[stage].Variants[a.Variant], its = _pipeline.Stages[stage].Variants[b.Variant];
        int replicas = Replicas(stage, one)!.Value, replicasOfOther = Replicas(stage, other)!.Value;
        bool takesNoMore = mine.Items == its.Items
            && LeastSeconds(stage, one) <= LeastSeconds(stage, other)
            && replicas * a.Allocation.Cores <= replicasOfOther * b.Allocation.Cores
            && replicas * a.Allocation.GpuShare <= replicasOfOther * b.Allocation.GpuShare
            && PacksAsWell(a, mine, replicas, b, its, replicasOfOther);
        if (!takesNoMore || _any)
        {
            return takesNoMore && (one < other || !Takes(b, replicasOfOther, a, replicas, stage, one, other));
        }

        double cost = replicas * a.CostCores, costOfOther = replicasOfOther * b.CostCores;
        return a.Accuracy >= b.Accuracy && cost <= costOfOther && a.MaxBatch <= b.MaxBatch
            && (one < other || a.MaxBatch < b.MaxBatch || cost < costOfOther - (2.0 * PlanningProblem.Tolerance));
    }

    // Whether the later of two that take as much is as good: then the earlier one is kept.
    private bool Takes(PlanOption b, int replicasOfOther, PlanOption a, int replicas, int stage, int one, int other) =>
        LeastSeconds(stage, other) <= LeastSeconds(stage, one)
        && replicasOfOther * b.Allocation.Cores <= replicas * a.Allocation.Cores
        && replicasOfOther * b.Allocation.GpuShare <= replicas * a.Allocation.GpuShare
        && PacksAsWell(b, _pipeline.Stages[stage].Variants[b.Variant], replicasOfOther, a, _pipeline.Stages[stage].Variants[a.Variant], replicas);

    // Where replicas are placed one by one, fewer or smaller ones may find no room where more or larger ones do: only equals are sure.
    private bool PacksAsWell(PlanOption a, Variant mine, int replicas, PlanOption b, Variant its, int replicasOfOther) =>
        !_isWithinCluster
        || (_coresAddUp && a.Allocation.Kind == ResourceKind.Cores && b.Allocation.Kind == ResourceKind.Cores)
        || (a.Allocation == b.Allocation && mine.MemoryGiB == its.MemoryGiB && replicas == replicasOfOther);

    // Sizes that divide each other and the node leave no gaps: the largest first, they fit where their sum does.
    private bool CoresAddUp()
    {
        ClusterCapacity cluster = _pipeline.Cluster;
        if (!double.IsPositiveInfinity(cluster.MemoryGiBPerNode))
        {
            return false;
        }

        double[] sizes =
        [
            .. _problem.Stages.SelectMany(s => s).Where(o => o.Allocation.Kind == ResourceKind.Cores).Select(o => o.Allocation.Amount).Distinct().Order(),
            cluster.CoresPerNode,
        ];
        return cluster.Nodes == 1 || double.IsPositiveInfinity(cluster.CoresPerNode)
            || Enumerable.Range(1, sizes.Length - 1).All(i => sizes[i] % sizes[i - 1] == 0.0);
    }
}
