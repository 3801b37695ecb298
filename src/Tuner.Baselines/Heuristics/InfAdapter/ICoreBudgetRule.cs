namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>Which sets of variants may be deployed, and the best of them for every number of cores.</summary>
public interface ICoreBudgetRule
{
    /// <summary>By cores, 0 to the budget: the best plan of exactly as many that serves the load; null where there is none.</summary>
    CoreBudgetPlan?[] Frontier(CoreBudgetProblem problem);

    /// <summary>By cores, 0 to the budget: the plan of exactly as many that serves most, whatever the load; null where there is none.</summary>
    CoreBudgetPlan?[] Widest(CoreBudgetProblem problem);
}
