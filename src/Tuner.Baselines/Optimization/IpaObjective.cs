using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// IPA's objective: alpha PAS - beta cores - delta sum of batches, with alpha by pipeline and workload (JSys 2024; the weights are from the
/// configurations of its experiments). Off video their solver multiplied rank-normalised accuracies, none below 0.05.
/// </summary>
public static class IpaObjective
{
    private const double RankFloor = 0.05;

    /// <summary>The objective from the pipeline's planning facts.</summary>
    /// <exception cref="ArgumentException">The pipeline gives no weight for the workload, nor a default one.</exception>
    public static Objective Of(Pipeline pipeline, string workload)
    {
        PlanningFacts facts = pipeline.Planning;
        if (!facts.AccuracyWeights.TryGetValue(workload, out double alpha)
            && !facts.AccuracyWeights.TryGetValue("default", out alpha))
        {
            throw new ArgumentException(
                $"Pipeline '{pipeline.Name}' has no IPA weights for workload '{workload}', and no default ones: "
                + "give accuracyWeights in its planning section.");
        }

        return new Objective(
            pipeline,
            new ObjectiveWeights(alpha, facts.CostWeight, 0.0, facts.BatchWeight),
            new AccuracyMeasure(AccuracyCombination.Product, facts.RankNormalised, facts.RankNormalised ? RankFloor : 0.0),
            accuracyReference: 1.0,
            costReference: 1.0);
    }

    /// <summary>The experiment's objective, or IPA's where the preset says so.</summary>
    internal static Objective Choose(PlanPreset preset, PolicyContext context, string workload) =>
        preset == PlanPreset.Ipa ? Of(context.Pipeline, workload) : context.Objective;
}
