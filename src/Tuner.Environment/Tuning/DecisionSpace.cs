using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>
/// Every legal decision of a pipeline: per stage one or more deployments of a variant at one of its allocations, together 1 to the stage's most
/// replicas, one of its batch sizes, and its batch timeout or any other of 0 or more. A decision outside throws; nothing is silently repaired.
/// What is legal but more than the cluster holds leaves replicas pending.
/// </summary>
public sealed class DecisionSpace(Pipeline pipeline)
{
    /// <summary>The pipeline decided about.</summary>
    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>The decision in force before the first one: lightest variants, one replica, the smallest batch.</summary>
    public Decision Initial => new([
        .. Pipeline.Stages.Select(s => Of(s, s.LightestVariant, replicas: 1, s.BatchSizes[0])),
    ]);

    /// <summary>A stage's decision at the variant's base allocation and the stage's batch timeout.</summary>
    public static StageDecision Of(Stage stage, int variant, int replicas, int maxBatch) =>
        Of(stage, variant, stage.Variants[variant].BaseAllocation, replicas, maxBatch);

    /// <summary>A stage's decision at the stage's batch timeout; a batch of one waits for nobody.</summary>
    public static StageDecision Of(Stage stage, int variant, Allocation allocation, int replicas, int maxBatch) =>
        new(variant, allocation, replicas, maxBatch, maxBatch == 1 ? 0.0 : stage.BatchTimeoutSeconds);

    /// <summary>Refuses a decision that is not in the space.</summary>
    /// <exception cref="ArgumentException">With the stage, what was decided, and what was expected.</exception>
    public void Check(Decision decision)
    {
        if (decision.Stages.Length != Pipeline.Stages.Length)
        {
            throw new ArgumentException(
                $"The decision has {decision.Stages.Length} stages, pipeline '{Pipeline.Name}' has {Pipeline.Stages.Length}.");
        }

        for (int i = 0; i < decision.Stages.Length; i++)
        {
            Check(Pipeline.Stages[i], decision.Stages[i]);
        }
    }

    private static void Check(Stage stage, StageDecision decision)
    {
        if (decision.Replicas > stage.MaxReplicas)
        {
            throw Refused(stage, $"{decision.Replicas} replicas", $"1 to {stage.MaxReplicas}");
        }

        if (!stage.BatchSizes.Contains(decision.MaxBatch))
        {
            throw Refused(stage, $"batch {decision.MaxBatch}", $"one of {string.Join(", ", stage.BatchSizes)}");
        }

        if (!(decision.BatchTimeoutSeconds >= 0.0) || double.IsInfinity(decision.BatchTimeoutSeconds))
        {
            throw Refused(stage, $"a batch timeout of {decision.BatchTimeoutSeconds} s", "0 or more");
        }

        for (int i = 0; i < decision.Deployments.Length; i++)
        {
            VariantDeployment deployment = decision.Deployments[i];
            if ((uint)deployment.Variant >= (uint)stage.Variants.Length)
            {
                throw Refused(stage, $"variant {deployment.Variant}", $"0 to {stage.Variants.Length - 1}");
            }

            Variant variant = stage.Variants[deployment.Variant];
            if (!variant.Allocations.Contains(deployment.Allocation))
            {
                string expected = variant.Allocations.Length == 1
                    ? $"{variant.BaseAllocation}"
                    : FormattableString.Invariant($"{(variant.BaseAllocation.Kind == ResourceKind.Cores ? "cores" : "a GPU share")} of one of {string.Join(", ", variant.Allocations.Select(a => FormattableString.Invariant($"{a.Amount}")))}");
                throw Refused(stage, $"{deployment.Allocation} for {variant.Name}", expected);
            }

            if (deployment.Replicas < 1)
            {
                throw Refused(stage, $"{deployment.Replicas} replicas of {variant.Name}", "1 or more");
            }

            for (int j = 0; j < i; j++)
            {
                if (decision.Deployments[j].Variant == deployment.Variant && decision.Deployments[j].Allocation == deployment.Allocation)
                {
                    throw Refused(stage, $"{variant.Name} twice", "one deployment of a variant and allocation");
                }
            }
        }
    }

    private static ArgumentException Refused(Stage stage, string decided, string expected) =>
        new(FormattableString.Invariant($"Stage '{stage.Name}': {decided} decided, {expected} expected."));
}
