using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.Nexus;

/// <summary>One way to serve a stage at its load.</summary>
/// <param name="Decision">Full replicas and, for what they leave, one that may be smaller.</param>
/// <param name="Seconds">The worst case of an item: the latency budget that it needs.</param>
/// <param name="CostCores">Of all replicas; a GPU share counts at its price.</param>
public sealed record StageChoice(StageDecision Decision, double Seconds, double CostCores);
