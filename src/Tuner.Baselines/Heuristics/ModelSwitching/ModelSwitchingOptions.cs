using Tuner.Baselines.Heuristics.InfAdapter;

namespace Tuner.Baselines.Heuristics.ModelSwitching;

/// <summary>Options of <see cref="ModelSwitchingPolicy"/>.</summary>
public sealed record ModelSwitchingOptions : CoreBudgetOptions;
