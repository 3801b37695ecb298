namespace Tuner.Baselines.Optimization;

/// <summary>The option chosen for a stage, and its replicas.</summary>
public sealed record StagePlan(PlanOption Option, int Replicas);
