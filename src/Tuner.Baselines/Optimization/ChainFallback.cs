namespace Tuner.Baselines.Optimization;

/// <summary>
/// What is best where not every constraint can be met, for chains of stages on cores: the SLO is kept where any plan within the cluster keeps it, and a
/// cluster that cannot hold one replica of everything is taken to hold just that.
/// </summary>
internal static class ChainFallback
{
    /// <summary>The plan that serves the highest share of the load within a latency and so many cores; null where no plan is within them.</summary>
    public delegate Plan? Search(double sloSeconds, double clusterCores);

    /// <summary>The least bad plan.</summary>
    public static Plan Solve(PlanningProblem problem, Search search)
    {
        double cluster = ClusterCores(problem);
        return search(problem.SloSeconds, cluster)
            ?? search(double.PositiveInfinity, cluster)
            ?? throw new InvalidOperationException("A plan of the least cores is always within the cluster.");
    }

    /// <summary>The cores of the cluster, or the least that a plan takes.</summary>
    public static double ClusterCores(PlanningProblem problem) =>
        Math.Max(problem.ClusterCores, problem.Stages.Sum(s => s.Min(o => o.MinReplicas * o.Allocation.Cores)));
}
