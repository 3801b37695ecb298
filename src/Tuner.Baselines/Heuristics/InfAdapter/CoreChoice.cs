namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>A size that a variant may get.</summary>
/// <param name="Cores">n, whole cores of all its replicas, above 0.</param>
/// <param name="CapacityRps">th(n), whole requests/s that it is trusted with, 0 or more.</param>
/// <param name="Replicas">Replicas that hold these cores: one where it grows upwards, several where it has one allocation.</param>
public readonly record struct CoreChoice(int Cores, int CapacityRps, int Replicas = 1);
