using System.Collections.Immutable;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>A size, or none, for each variant of a stage, and what it is worth.</summary>
/// <param name="Choices">By variant an index into its choices, or -1 where it does not run.</param>
/// <param name="Cores">Sum of n.</param>
/// <param name="CapacityRps">Sum of th.</param>
/// <param name="AverageAccuracy">AA; of the requests that are not served, 0.</param>
/// <param name="LoadingCost">LC, in [0, 1].</param>
/// <param name="Value">AA - alpha RC - beta LC.</param>
public sealed record CoreBudgetPlan(
    ImmutableArray<int> Choices, int Cores, long CapacityRps, double AverageAccuracy, double LoadingCost, double Value);
