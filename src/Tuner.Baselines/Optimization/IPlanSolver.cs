namespace Tuner.Baselines.Optimization;

/// <summary>
/// Finds the best plan. Among plans whose values do not differ: lowest latency, then cost, then sum of batches, then the order of the
/// file. Where no plan meets every constraint: the highest bottleneck ratio up to 1, then the same order; the SLO is kept if any plan
/// within the cluster keeps it, and given up otherwise. Safe to call from several threads.
/// </summary>
public interface IPlanSolver
{
    /// <summary>The best plan; never fails for want of a feasible one.</summary>
    /// <exception cref="NotSupportedException">A problem beyond what this solver models.</exception>
    Plan Solve(PlanningProblem problem);
}
