using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>An objective as an experiment names it: a preset, and weights that differ from it.</summary>
public sealed record ObjectiveOptions
{
    /// <summary>Where the weights come from.</summary>
    [Description("Named weights: balanced (A - 0.5 C - 5 V), accuracy-first (0.125 C), cost-first (2 C), ipa (the paper's, on raw cores).")]
    public ObjectivePreset Preset { get; init; } = ObjectivePreset.Balanced;

    /// <summary>alpha.</summary>
    [Description("Weight of accuracy, instead of the preset's.")]
    [Range(0.0, 1e9)]
    public double? AccuracyWeight { get; init; }

    /// <summary>beta.</summary>
    [Description("Weight of cost, instead of the preset's.")]
    [Range(0.0, 1e9)]
    public double? CostWeight { get; init; }

    /// <summary>gamma.</summary>
    [Description("Weight of violations, instead of the preset's.")]
    [Range(0.0, 1e9)]
    public double? ViolationWeight { get; init; }

    /// <summary>delta.</summary>
    [Description("Weight of the sum of max batch sizes, instead of the preset's.")]
    [Range(0.0, 1e9)]
    public double? BatchWeight { get; init; }

    /// <summary>How stages' accuracies become one.</summary>
    [Description("How the accuracies of the stages become one number: product (PAS), sum or mean.")]
    public AccuracyCombination Accuracy { get; init; } = AccuracyCombination.Product;

    /// <summary>Cores that a whole GPU costs.</summary>
    [Description("What a whole GPU costs, in cores.")]
    [Range(0.0, 1e6)]
    public double GpuPriceCores { get; init; } = 64.0;

    /// <summary>The objective for a pipeline and a workload.</summary>
    /// <exception cref="ArgumentException">The preset ipa on a pipeline without IPA's weights.</exception>
    public Objective For(Pipeline pipeline, string workload, double peakRps)
    {
        if (Preset == ObjectivePreset.Ipa)
        {
            Objective paper = Objective.Ipa(pipeline, workload);
            AccuracyMeasure own = paper.Measure with { Combination = Accuracy };
            return new Objective(pipeline, Override(paper.Weights), own, 1.0, 1.0) { GpuPriceCores = GpuPriceCores };
        }

        AccuracyMeasure measure = new(Accuracy);

        ObjectiveWeights weights = Override(Preset switch
        {
            ObjectivePreset.AccuracyFirst => ObjectiveWeights.AccuracyFirst,
            ObjectivePreset.CostFirst => ObjectiveWeights.CostFirst,
            _ => ObjectiveWeights.Balanced,
        });
        return Objective.Relative(pipeline, weights, peakRps, measure, GpuPriceCores);
    }

    private ObjectiveWeights Override(ObjectiveWeights weights) => new(
        AccuracyWeight ?? weights.Accuracy,
        CostWeight ?? weights.Cost,
        ViolationWeight ?? weights.Violations,
        BatchWeight ?? weights.Batch);
}
