namespace Tuner.Baselines.Heuristics.Infaas;

/// <summary>What serves a stage.</summary>
/// <param name="Index">Into the ways that are eligible.</param>
/// <param name="Replicas">1 or more.</param>
/// <param name="Feasible">Whether it serves the load.</param>
public readonly record struct InfaasChoice(int Index, int Replicas, bool Feasible = true);
