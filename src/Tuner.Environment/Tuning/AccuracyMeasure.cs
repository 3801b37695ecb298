using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>Accuracy of a pipeline from those of its stages.</summary>
/// <param name="Combination">Product, sum or mean over the stages.</param>
/// <param name="RankNormalised">
/// Each stage's accuracies replaced by k / (n - 1) for the k-th of n in ascending order, 1 for a single variant (IPA, section 4.2).
/// </param>
/// <param name="RankFloor">Least rank-normalised value (0.05 in IPA's revised runs, so that a product does not vanish).</param>
public sealed record AccuracyMeasure(
    AccuracyCombination Combination = AccuracyCombination.Product,
    bool RankNormalised = false,
    double RankFloor = 0.0)
{
    /// <summary>The value of a variant at its stage.</summary>
    public double Of(Stage stage, int variant)
    {
        double accuracy = stage.Variants[variant].Accuracy;
        if (!RankNormalised)
        {
            return accuracy;
        }

        int rank = 0;
        foreach (Variant other in stage.Variants)
        {
            rank += other.Accuracy < accuracy ? 1 : 0;
        }

        double normalised = stage.Variants.Length == 1 ? 1.0 : (double)rank / (stage.Variants.Length - 1);
        return Math.Max(RankFloor, normalised);
    }

    /// <summary>The stages' values as one number.</summary>
    public double Combine(ReadOnlySpan<double> stageValues)
    {
        double product = 1.0, sum = 0.0;
        foreach (double value in stageValues)
        {
            product *= value;
            sum += value;
        }

        return Combination switch
        {
            AccuracyCombination.Product => product,
            AccuracyCombination.Sum => sum,
            _ => sum / stageValues.Length,
        };
    }

    /// <summary>
    /// The same for a pipeline of any shape, where it is served by the shares of <see cref="ItemFlow"/>: a product goes by paths
    /// (<see cref="PathAccuracy"/>), a sum and a mean by stages.
    /// </summary>
    public double Combine(Pipeline pipeline, ReadOnlySpan<double> stageValues, ReadOnlySpan<double> shares) =>
        Combination == AccuracyCombination.Product && !pipeline.IsChain
            ? PathAccuracy.Of(pipeline, stageValues, shares)
            : Combine(stageValues);

    /// <summary>The value of a decision.</summary>
    public double Of(Pipeline pipeline, Decision decision)
    {
        Span<double> values = stackalloc double[pipeline.Stages.Length], shares = stackalloc double[pipeline.Flow.Size];
        decision.FillShares(pipeline, shares);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Of(pipeline.Stages[i], decision.Stages[i]);
        }

        return Combine(pipeline, values, shares);
    }

    /// <summary>The value of a stage's decision: replicas weigh where it has several deployments.</summary>
    public double Of(Stage stage, StageDecision decision)
    {
        double sum = 0.0;
        foreach (VariantDeployment deployment in decision.Deployments)
        {
            sum += deployment.Replicas * Of(stage, deployment.Variant);
        }

        return sum / decision.Replicas;
    }
}
