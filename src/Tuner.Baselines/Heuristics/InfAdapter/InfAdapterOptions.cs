namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>Options of <see cref="InfAdapterPolicy"/>.</summary>
public sealed record InfAdapterOptions : CoreBudgetOptions;
