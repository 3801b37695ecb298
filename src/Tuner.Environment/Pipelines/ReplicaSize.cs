namespace Tuner.Environment.Pipelines;

/// <summary>Replicas of one size.</summary>
/// <param name="Allocation">What each gets.</param>
/// <param name="MemoryGiB">Memory of each, 0 or more.</param>
/// <param name="Replicas">0 or more.</param>
public readonly record struct ReplicaSize(Allocation Allocation, double MemoryGiB, int Replicas);
