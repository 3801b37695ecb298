namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>One budget for all stages: of the plans that each stage has by cores, the ones that are best together.</summary>
public static class CoreBudgets
{
    /// <summary>
    /// The best plan by stage, or null where some stage has none within the budget. Best is the largest sum of values, and before that, where
    /// <paramref name="rateRps"/> is given, the largest share of that load that every stage serves.
    /// </summary>
    /// <param name="byStage">By stage and cores.</param>
    /// <param name="budgetCores">For all stages together.</param>
    /// <param name="rateRps">NaN where every plan serves the load.</param>
    public static CoreBudgetPlan[]? Split(IReadOnlyList<CoreBudgetPlan?[]> byStage, int budgetCores, double rateRps = double.NaN)
    {
        (double Ratio, double Value, int Cores)?[][] reached = [[(1.0, 0.0, 0), .. new (double, double, int)?[budgetCores]]];
        foreach (CoreBudgetPlan?[] plans in byStage)
        {
            (double Ratio, double Value, int Cores)?[] before = reached[^1];
            (double Ratio, double Value, int Cores)?[] after = new (double, double, int)?[budgetCores + 1];
            foreach (CoreBudgetPlan plan in plans.OfType<CoreBudgetPlan>())
            {
                double ratio = double.IsNaN(rateRps) ? 1.0 : Math.Min(1.0, plan.CapacityRps / rateRps);
                for (int cores = 0; cores + plan.Cores <= budgetCores; cores++)
                {
                    if (before[cores] is not { } prefix)
                    {
                        continue;
                    }

                    (double Ratio, double Value, int Cores) next = (Math.Min(prefix.Ratio, ratio), prefix.Value + plan.Value, plan.Cores);
                    ref (double Ratio, double Value, int Cores)? known = ref after[cores + plan.Cores];
                    known = known is { } old && (next.Ratio, next.Value).CompareTo((old.Ratio, old.Value)) <= 0 ? known : next;
                }
            }

            reached = [.. reached, after];
        }

        int best = -1;
        for (int cores = 0; cores <= budgetCores; cores++)
        {
            if (reached[^1][cores] is { } end
                && (best < 0 || (end.Ratio, end.Value).CompareTo((reached[^1][best]!.Value.Ratio, reached[^1][best]!.Value.Value)) > 0))
            {
                best = cores;
            }
        }

        if (best < 0)
        {
            return null;
        }

        CoreBudgetPlan[] chosen = new CoreBudgetPlan[byStage.Count];
        for (int s = byStage.Count - 1; s >= 0; s--)
        {
            chosen[s] = byStage[s][reached[s + 1][best]!.Value.Cores]!;
            best -= chosen[s].Cores;
        }

        return chosen;
    }
}
