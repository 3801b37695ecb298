using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>How the planner serves a stage.</summary>
/// <param name="Variant">Index into the stage's variants.</param>
/// <param name="Hardware">Index into the variant's allocations.</param>
/// <param name="Batch">Index into the stage's batch sizes.</param>
/// <param name="Replicas">1 or more.</param>
public sealed record StageConfiguration(int Variant, int Hardware, int Batch, int Replicas)
{
    internal StageDecision ToDecision(Stage stage) =>
        DecisionSpace.Of(stage, Variant, stage.Variants[Variant].Allocations[Hardware], Replicas, stage.BatchSizes[Batch]);
}
