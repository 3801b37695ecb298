using Tuner.Baselines.Heuristics.InfAdapter;

namespace Tuner.Baselines.Heuristics.ModelSwitching;

/// <summary>
/// One variant with the fewest cores that serve the load: Model-Switching (Zhang et al., HotCloud 2020) as InfAdapter's authors extend it
/// with a size (MS+).
/// </summary>
public sealed class OneVariantRule : ICoreBudgetRule
{
    /// <inheritdoc/>
    public CoreBudgetPlan?[] Frontier(CoreBudgetProblem problem) => Best(
        problem,
        v => problem.Variants[v].Choices.Select((c, i) => (c, i)).Where(x => x.c.CapacityRps >= problem.RateRps).Select(x => x.i).Take(1),
        p => p.Value);

    /// <inheritdoc/>
    public CoreBudgetPlan?[] Widest(CoreBudgetProblem problem) =>
        Best(problem, v => Enumerable.Range(0, problem.Variants[v].Choices.Length), p => p.CapacityRps);

    private static CoreBudgetPlan?[] Best(
        CoreBudgetProblem problem, Func<int, IEnumerable<int>> choicesOf, Func<CoreBudgetPlan, double> measure)
    {
        CoreBudgetPlan?[] best = new CoreBudgetPlan?[problem.BudgetCores + 1];
        int[] choices = new int[problem.Variants.Length];
        for (int v = 0; v < choices.Length; v++)
        {
            foreach (int index in choicesOf(v))
            {
                CoreChoice choice = problem.Variants[v].Choices[index];
                if (choice.Cores > problem.BudgetCores || choice.Replicas > problem.MaxReplicas)
                {
                    continue;
                }

                Array.Fill(choices, -1);
                choices[v] = index;
                CoreBudgetPlan plan = problem.Evaluate(choices);
                ref CoreBudgetPlan? known = ref best[choice.Cores];
                known = known is null || measure(plan) > measure(known) ? plan : known;
            }
        }

        return best;
    }
}
