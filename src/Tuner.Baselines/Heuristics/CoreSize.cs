using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics;

/// <summary>A size of a variant in whole cores, and how it is had.</summary>
/// <param name="Cores">Cores of all replicas.</param>
/// <param name="Allocation">What each replica gets.</param>
/// <param name="Replicas">1 or more.</param>
public readonly record struct CoreSize(int Cores, Allocation Allocation, int Replicas);
