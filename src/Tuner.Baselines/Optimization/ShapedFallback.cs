namespace Tuner.Baselines.Optimization;

/// <summary>
/// What is best where not every constraint can be met, for problems with a shape. The SLO is given up before the cluster's limits: a plan
/// that does not fit leaves replicas pending.
/// </summary>
internal static class ShapedFallback
{
    /// <summary>
    /// The best plan for a share of the load within a latency, and within the cluster or not; with <c>any</c> the first one that is found;
    /// null where there is none.
    /// </summary>
    public delegate Plan? Search(double ratio, double sloSeconds, bool isWithinCluster, bool any, bool feasible);

    public static Plan Solve(PlanningProblem problem, Search search)
    {
        if (search(1.0, problem.SloSeconds, true, false, true) is { } best)
        {
            return best;
        }

        foreach (bool isWithinCluster in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (double slo in (ReadOnlySpan<double>)[problem.SloSeconds, double.PositiveInfinity])
            {
                if (HighestShare.Of(share => search(share, slo, isWithinCluster, true, false)) is double ratio
                    && search(ratio, slo, isWithinCluster, false, false) is { } plan)
                {
                    return plan;
                }
            }
        }

        throw new InvalidOperationException("Without an SLO and a cluster's limits, one replica everywhere is a plan.");
    }
}
