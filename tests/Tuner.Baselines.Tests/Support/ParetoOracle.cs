using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Support;

/// <summary>
/// The best value of a chain by the plainest exact way: stage by stage, every beginning that no other one beats in latency, accuracy, loss and
/// cores at once. It knows no bounds, no order of stages and no limits but those of the problem.
/// </summary>
internal static class ParetoOracle
{
    private readonly record struct Beginning(double Seconds, double Accuracy, double Loss, double Cores);

    /// <summary>The value of the best plan that meets every constraint; null where none does, NaN where there are too many beginnings.</summary>
    public static double? BestValue(PlanningProblem problem, int mostBeginnings)
    {
        Objective objective = problem.Objective;
        bool multiplies = objective.Measure.Combination == AccuracyCombination.Product;
        bool isLimited = double.IsFinite(problem.ClusterCores);
        double leastRest = problem.Stages.Sum(s => s.Min(o => o.LatencyAt(problem.RateRps, 1.0)));
        List<Beginning> beginnings = [new(0.0, multiplies ? 1.0 : 0.0, 0.0, 0.0)];
        foreach (var stage in problem.Stages)
        {
            leastRest -= stage.Min(o => o.LatencyAt(problem.RateRps, 1.0));
            Beginning[] options = [.. Undominated(
                [
                    .. from option in stage
                       let replicas = option.ReplicasFor(problem.RateRps)
                       where replicas is not null
                       select new Beginning(
                           option.LatencyAt(problem.RateRps, 1.0),
                           option.Accuracy,
                           -objective.PlanValue(0.0, replicas.Value * option.CostCores, option.MaxBatch),
                           isLimited ? replicas.Value * option.Allocation.Cores : 0.0),
                ])];
            if ((long)beginnings.Count * options.Length > mostBeginnings)
            {
                return double.NaN;
            }

            beginnings = Undominated(
                [
                    .. from b in beginnings
                       from o in options
                       where b.Seconds + o.Seconds + leastRest <= problem.SloSeconds + PlanningProblem.Tolerance
                           && b.Cores + o.Cores <= problem.ClusterCores + PlanningProblem.Tolerance
                       select new Beginning(
                           b.Seconds + o.Seconds,
                           multiplies ? b.Accuracy * o.Accuracy : b.Accuracy + o.Accuracy,
                           b.Loss + o.Loss,
                           b.Cores + o.Cores),
                ]);
        }

        double share = objective.Measure.Combination == AccuracyCombination.Mean ? 1.0 / problem.Stages.Length : 1.0;
        return beginnings.Count == 0 ? null : beginnings.Max(b => objective.PlanValue(share * b.Accuracy, 0.0, 0.0) - b.Loss);
    }

    // By latency, what came before is as fast: a beginning stays if none of those has its accuracy, loss and cores or better.
    private static List<Beginning> Undominated(Beginning[] all)
    {
        Array.Sort(all, (a, b) => (a.Seconds, a.Loss, -a.Accuracy, a.Cores).CompareTo((b.Seconds, b.Loss, -b.Accuracy, b.Cores)));
        if (all.Any(b => b.Cores > 0.0))
        {
            List<Beginning> kept = [];
            foreach (Beginning b in all)
            {
                if (!kept.Exists(k => k.Accuracy >= b.Accuracy && k.Loss <= b.Loss && k.Cores <= b.Cores))
                {
                    kept.Add(b);
                }
            }

            return kept;
        }

        // Without cores, those that matter form a stair of rising accuracy over rising loss.
        List<Beginning> left = [];
        SortedList<double, double> stair = [];
        foreach (Beginning b in all)
        {
            int below = Below(stair.Keys, b.Loss);
            if (below >= 0 && stair.Values[below] >= b.Accuracy)
            {
                continue;
            }

            left.Add(b);
            stair[b.Loss] = b.Accuracy;
            int next = stair.IndexOfKey(b.Loss) + 1;
            while (next < stair.Count && stair.Values[next] <= b.Accuracy)
            {
                stair.RemoveAt(next);
            }
        }

        return left;
    }

    // Index of the last key that is at most a number; -1 where there is none.
    private static int Below(IList<double> keys, double number)
    {
        int low = 0, high = keys.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = keys[middle] <= number ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
