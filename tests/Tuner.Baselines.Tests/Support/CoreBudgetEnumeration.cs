using Tuner.Baselines.Heuristics.InfAdapter;

namespace Tuner.Baselines.Tests.Support;

/// <summary>The best plan by looking at every one: what the dynamic programme must equal.</summary>
internal static class CoreBudgetEnumeration
{
    public static (CoreBudgetPlan? Best, int Looked) Best(CoreBudgetProblem problem)
    {
        int[] choices = new int[problem.Variants.Length];
        Array.Fill(choices, -1);
        CoreBudgetPlan? best = null;
        int looked = 0;
        Visit(0, 0, 0);
        return (best, looked);

        void Visit(int variant, int cores, int replicas)
        {
            if (cores > problem.BudgetCores || replicas > problem.MaxReplicas)
            {
                return;
            }

            if (variant == choices.Length)
            {
                looked++;
                CoreBudgetPlan plan = problem.Evaluate(choices);
                if (plan.CapacityRps >= problem.RateRps && IsAllowed() && !(plan.Value <= best?.Value))
                {
                    best = plan;
                }

                return;
            }

            for (choices[variant] = -1; choices[variant] < problem.Variants[variant].Choices.Length; choices[variant]++)
            {
                CoreChoice choice = choices[variant] < 0 ? default : problem.Variants[variant].Choices[choices[variant]];
                Visit(variant + 1, cores + choice.Cores, replicas + (choices[variant] < 0 ? 0 : choice.Replicas));
            }

            choices[variant] = -1;
        }

        bool IsAllowed()
        {
            double rest = problem.RateRps;
            foreach (int v in problem.ByAccuracy)
            {
                if (problem.AsCoded && rest < 0.0)
                {
                    return false;
                }

                rest -= choices[v] < 0 ? 0 : problem.Variants[v].Choices[choices[v]].CapacityRps;
            }

            return true;
        }
    }
}
