using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>
/// Any set of variants at once: InfAdapter. A dynamic programme over the variants, the most accurate first; plans that agree in cores,
/// replicas, capacity and loading time differ in nothing that comes after, so the more accurate of them is enough.
/// </summary>
public sealed class VariantSetRule : ICoreBudgetRule
{
    private readonly record struct State(int Cores, int Replicas, long CapacityRps, double LoadSeconds);

    private readonly record struct Step(double Accuracy, int Before, int Choice);

    /// <inheritdoc/>
    public CoreBudgetPlan?[] Frontier(CoreBudgetProblem problem)
    {
        CoreBudgetPlan?[] best = new CoreBudgetPlan?[problem.BudgetCores + 1];
        // No plan serves more than the whole budget on the size with the most for a core.
        if (problem.BudgetCores * problem.Variants.SelectMany(v => v.Choices).Max(c => (double)c.CapacityRps / c.Cores) < problem.RateRps)
        {
            return best;
        }

        List<Step> steps = [new Step(0.0, -1, -1)];
        Dictionary<State, int> states = new() { [default] = 0 };
        for (int depth = 0; depth < problem.ByAccuracy.Length; depth++)
        {
            int variant = problem.ByAccuracy[depth];
            bool isLast = depth == problem.ByAccuracy.Length - 1;
            Dictionary<State, int> next = [];
            foreach ((State state, int at) in states)
            {
                Keep(next, steps, state, new Step(steps[at].Accuracy, at, -1));
                foreach ((CoreChoice choice, int index) in Useful(problem, variant, state))
                {
                    State after = new(
                        state.Cores + choice.Cores,
                        state.Replicas + choice.Replicas,
                        state.CapacityRps + choice.CapacityRps,
                        Math.Max(state.LoadSeconds, problem.LoadSecondsOf(variant, choice)));
                    if (after.Cores > problem.BudgetCores || after.Replicas > problem.MaxReplicas
                        || (problem.AsCoded && !isLast && after.CapacityRps > problem.RateRps))
                    {
                        continue;
                    }

                    Step step = new(steps[at].Accuracy + problem.GainOf(variant, choice, state.CapacityRps), at, index);
                    if (after.CapacityRps < problem.RateRps)
                    {
                        Keep(next, steps, after, step);
                    }
                    else if (problem.ValueOf(step.Accuracy, after.Cores, after.LoadSeconds) is double value
                        && !(value <= best[after.Cores]?.Value))
                    {
                        steps.Add(step);
                        best[after.Cores] = problem.Evaluate(Trace(problem, steps, depth));
                    }
                }
            }

            states = next;
        }

        return best;
    }

    /// <inheritdoc/>
    public CoreBudgetPlan?[] Widest(CoreBudgetProblem problem)
    {
        List<Step> steps = [new Step(0.0, -1, -1)];
        Dictionary<(int Cores, int Replicas), (long CapacityRps, int At)> states = new() { [default] = (0, 0) };
        foreach (int variant in problem.ByAccuracy)
        {
            Dictionary<(int Cores, int Replicas), (long CapacityRps, int At)> next = [];
            foreach (((int cores, int replicas), (long capacity, int at)) in states)
            {
                Widen((cores, replicas), capacity, at, -1);
                for (int i = 0; i < problem.Variants[variant].Choices.Length; i++)
                {
                    CoreChoice choice = problem.Variants[variant].Choices[i];
                    if (cores + choice.Cores <= problem.BudgetCores && replicas + choice.Replicas <= problem.MaxReplicas)
                    {
                        Widen((cores + choice.Cores, replicas + choice.Replicas), capacity + choice.CapacityRps, at, i);
                    }
                }
            }

            states = next;

            void Widen((int Cores, int Replicas) state, long capacity, int before, int choice)
            {
                if (!next.TryGetValue(state, out (long CapacityRps, int At) known) || capacity > known.CapacityRps)
                {
                    steps.Add(new Step(0.0, before, choice));
                    next[state] = (capacity, steps.Count - 1);
                }
            }
        }

        CoreBudgetPlan?[] widest = new CoreBudgetPlan?[problem.BudgetCores + 1];
        foreach (((int cores, int _), (long capacity, int at)) in states)
        {
            if (cores > 0 && !(capacity <= widest[cores]?.CapacityRps))
            {
                widest[cores] = problem.Evaluate(Trace(problem, steps, problem.ByAccuracy.Length - 1, at));
            }
        }

        return widest;
    }

    // Beyond the first size that serves what is left, only the one in force can be worth its cores: it need not be loaded.
    private static IEnumerable<(CoreChoice Choice, int Index)> Useful(CoreBudgetProblem problem, int variant, State state)
    {
        CoreVariant of = problem.Variants[variant];
        bool isEnough = false;
        for (int i = 0; i < of.Choices.Length; i++)
        {
            if (!isEnough || of.Choices[i].Cores == of.PreviousCores)
            {
                yield return (of.Choices[i], i);
            }

            isEnough |= state.CapacityRps + of.Choices[i].CapacityRps >= problem.RateRps;
        }
    }

    private static void Keep(Dictionary<State, int> states, List<Step> steps, State state, Step step)
    {
        ref int at = ref CollectionsMarshal.GetValueRefOrAddDefault(states, state, out bool exists);
        if (!exists || step.Accuracy > steps[at].Accuracy)
        {
            steps.Add(step);
            at = steps.Count - 1;
        }
    }

    // From the step taken at a depth back to the first variant; less accurate ones do not run.
    private static int[] Trace(CoreBudgetProblem problem, List<Step> steps, int depth, int at = -1)
    {
        int[] choices = new int[problem.Variants.Length];
        Array.Fill(choices, -1);
        for (Step step = at < 0 ? steps[^1] : steps[at]; step.Before >= 0; step = steps[step.Before])
        {
            choices[problem.ByAccuracy[depth--]] = step.Choice;
        }

        return choices;
    }
}
