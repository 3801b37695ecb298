using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>Replicas of one variant with one allocation each.</summary>
/// <param name="Variant">Index into the stage's variants.</param>
/// <param name="Allocation">What each replica gets.</param>
/// <param name="Replicas">1 or more.</param>
public readonly record struct VariantDeployment(int Variant, Allocation Allocation, int Replicas);
