using System.Collections.Immutable;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>
/// InfAdapter's problem for one stage (Salmani et al., EuroMLSys 2023, as its code has it): a number of cores n for each variant, so that
/// AA - alpha RC - beta LC is most, with sum n within the budget B and sum th(n) of at least the load.
/// </summary>
public sealed class CoreBudgetProblem
{
    private readonly double _slowestLoadSeconds;

    /// <summary>The problem of a load in requests/s, above 0, and a budget of cores, 1 or more.</summary>
    public CoreBudgetProblem(ImmutableArray<CoreVariant> variants, double rateRps, int budgetCores, double costWeight, double loadingWeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateRps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budgetCores);
        ArgumentOutOfRangeException.ThrowIfZero(variants.Length, nameof(variants));
        (Variants, RateRps, BudgetCores, CostWeight, LoadingWeight) = (variants, rateRps, budgetCores, costWeight, loadingWeight);
        ByAccuracy = [.. Enumerable.Range(0, variants.Length).OrderByDescending(v => variants[v].Accuracy)];
        _slowestLoadSeconds = variants.Max(v => v.LoadSeconds);
    }

    /// <summary>In the order of the stage.</summary>
    public ImmutableArray<CoreVariant> Variants { get; }

    /// <summary>lambda.</summary>
    public double RateRps { get; }

    /// <summary>B.</summary>
    public int BudgetCores { get; }

    /// <summary>alpha, 0 or more.</summary>
    public double CostWeight { get; }

    /// <summary>beta, 0 or more.</summary>
    public double LoadingWeight { get; }

    /// <summary>Most replicas of all variants together.</summary>
    public int MaxReplicas { get; init; } = int.MaxValue;

    /// <summary>
    /// The published integer programme's further constraint: what remains for a variant, the load less the capacity of all more accurate
    /// ones, may not be negative, so that only the least accurate variant of all may be larger than it need be.
    /// </summary>
    public bool AsCoded { get; init; }

    /// <summary>Indices of the variants, the most accurate first: the order in which the dispatcher fills them.</summary>
    public ImmutableArray<int> ByAccuracy { get; }

    /// <summary>
    /// What a set of sizes is worth: each variant serves what the more accurate ones leave, lambda_m = min(th_m, rest).
    /// </summary>
    /// <param name="choices">By variant an index into its choices, or -1.</param>
    public CoreBudgetPlan Evaluate(ReadOnlySpan<int> choices)
    {
        double accuracy = 0.0, loadSeconds = 0.0;
        long capacity = 0;
        int cores = 0;
        foreach (int v in ByAccuracy)
        {
            if (choices[v] < 0)
            {
                continue;
            }

            CoreChoice choice = Variants[v].Choices[choices[v]];
            accuracy += GainOf(v, choice, capacity);
            loadSeconds = Math.Max(loadSeconds, LoadSecondsOf(v, choice));
            capacity += choice.CapacityRps;
            cores += choice.Cores;
        }

        return new CoreBudgetPlan([.. choices], cores, capacity, accuracy, LoadingCost(loadSeconds), ValueOf(accuracy, cores, loadSeconds));
    }

    /// <summary>
    /// The published answer to a load that no set of variants serves: the lightest variant, on all the cores that it can get.
    /// </summary>
    public CoreBudgetPlan LightestAtMost()
    {
        int lightest = ByAccuracy.Last(v => !Variants[v].Choices.IsEmpty);
        int[] choices = new int[Variants.Length];
        Array.Fill(choices, -1);
        choices[lightest] = Variants[lightest].Choices.Length - 1;
        return Evaluate(choices);
    }

    /// <summary>(lambda_m / lambda) acc_m of a variant after more accurate ones of that capacity.</summary>
    internal double GainOf(int variant, CoreChoice choice, long capacityBefore) =>
        Math.Min(choice.CapacityRps, Math.Max(0.0, RateRps - capacityBefore)) / RateRps * Variants[variant].Accuracy;

    /// <summary>rt of a variant whose cores change; 0 where they stay.</summary>
    internal double LoadSecondsOf(int variant, CoreChoice choice) =>
        choice.Cores == Variants[variant].PreviousCores ? 0.0 : Variants[variant].LoadSeconds;

    /// <summary>AA - alpha RC - beta LC.</summary>
    internal double ValueOf(double accuracy, int cores, double loadSeconds) =>
        accuracy - (CostWeight * cores / BudgetCores) - (LoadingWeight * LoadingCost(loadSeconds));

    private double LoadingCost(double loadSeconds) => _slowestLoadSeconds > 0.0 ? loadSeconds / _slowestLoadSeconds : 0.0;
}
