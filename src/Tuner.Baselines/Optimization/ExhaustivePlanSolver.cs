namespace Tuner.Baselines.Optimization;

/// <summary>Looks at every plan there is: for tests and small problems, as the number grows as (variants x batches)^stages.</summary>
public sealed class ExhaustivePlanSolver : IPlanSolver
{
    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem)
    {
        if (problem.Shape is { } shape)
        {
            return ShapedFallback.Solve(problem, (ratio, slo, isWithinCluster, _, feasible) =>
            {
                List<Plan> plans = Plans(problem, ratio * problem.RateRps, slo, double.PositiveInfinity, feasible);
                plans.RemoveAll(p => isWithinCluster && !shape.Fits(p));
                return plans.Count > 0 ? Best(plans) : null;
            });
        }

        List<Plan> feasible = Plans(problem, problem.RateRps, problem.SloSeconds, problem.ClusterCores, feasible: true);
        return feasible.Count > 0 ? Best(feasible) : ChainFallback.Solve(problem, (slo, cluster) => BestAtHighestRatio(problem, slo, cluster));
    }

    // Every ratio that some replicas of some option reach is a candidate. What holds a ratio holds any lower one: bisection.
    private static Plan? BestAtHighestRatio(PlanningProblem problem, double slo, double cluster)
    {
        double[] ratios = [.. Ratios(problem)];
        List<Plan> best = [];
        int low = 0, high = ratios.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            List<Plan> plans = Plans(problem, ratios[middle] * problem.RateRps, slo, cluster, feasible: false);
            if (plans.Count > 0)
            {
                (best, low) = (plans, middle + 1);
            }
            else
            {
                high = middle - 1;
            }
        }

        return best.Count > 0 ? Best(best) : null;
    }

    private static List<Plan> Plans(PlanningProblem problem, double targetRps, double slo, double cluster, bool feasible)
    {
        List<Plan> plans = [];
        int[] options = new int[problem.Stages.Length];
        do
        {
            if (problem.PlanFor(options, targetRps, feasible) is { } plan
                && plan.LatencySeconds <= slo + PlanningProblem.Tolerance
                && plan.Cores <= cluster + PlanningProblem.Tolerance)
            {
                plans.Add(plan);
            }
        }
        while (Next(options, problem));
        return plans;
    }

    // Counts up, the last stage fastest: plans come in the order of the file.
    private static bool Next(int[] options, PlanningProblem problem)
    {
        for (int s = options.Length - 1; s >= 0; s--)
        {
            if (++options[s] < problem.Stages[s].Length)
            {
                return true;
            }

            options[s] = 0;
        }

        return false;
    }

    private static Plan Best(List<Plan> plans) => plans[Plan.IndexOfBest(plans)];

    private static IEnumerable<double> Ratios(PlanningProblem problem) =>
        (from stage in problem.Stages
         from option in stage
         from replicas in Enumerable.Range(option.MinReplicas, option.MaxReplicas - option.MinReplicas + 1)
         select Math.Min(1.0, replicas * option.ThroughputRps / problem.RateRps)).Distinct().Order();
}
