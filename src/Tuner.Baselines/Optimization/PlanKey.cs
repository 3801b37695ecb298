using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>All that a plan hangs on; equal keys have equal plans. Pipelines are the same only where they are one object.</summary>
internal sealed record PlanKey(
    Pipeline Pipeline,
    ObjectiveWeights Weights,
    AccuracyMeasure Measure,
    double AccuracyReference,
    double CostReference,
    double GpuPriceCores,
    PlanningOptions Constraints,
    double RateRps,
    FrozenChoices Frozen,
    IPlanSolver Solver);
