namespace Tuner.Baselines.Optimization;

/// <summary>Options of <see cref="SolverPolicy"/> with an exact solver.</summary>
public sealed record SolverOptions : ReplanningOptions;
