using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// What a stage contributes to an accuracy, so that the contributions never add up to less. A product over a chain: by <see cref="Multipliers"/>.
/// A sum or a mean: its own part, exactly. Of any other shape: an equal part of the best accuracy that the pipeline has with its variant.
/// </summary>
internal sealed class AccuracyBound
{
    private const int MostCombinations = 1_000_000;
    private readonly Pipeline _pipeline;
    private readonly AccuracyMeasure _measure;
    private readonly ImmutableArray<double[]> _best;

    /// <exception cref="NotSupportedException">As <see cref="Refusal"/> says.</exception>
    public AccuracyBound(Pipeline pipeline, AccuracyMeasure measure)
    {
        (_pipeline, _measure) = (pipeline, measure);
        IsScaled = measure.Combination == AccuracyCombination.Product && pipeline.IsChain;
        _best = measure.Combination == AccuracyCombination.Product && !pipeline.IsChain ? BestWithEach() : [];
    }

    /// <summary>Why a pipeline is beyond it: a graph with too many combinations of variants to look at; null where none is.</summary>
    public static string? Refusal(Pipeline pipeline, AccuracyMeasure measure) =>
        measure.Combination == AccuracyCombination.Product && !pipeline.IsChain
        && pipeline.Stages.Aggregate(1L, (product, s) => Math.Min(MostCombinations + 1L, product * s.Variants.Length)) > MostCombinations
            ? $"the bound looks at all combinations of variants of a graph, and '{pipeline.Name}' has more than {MostCombinations}"
            : null;

    /// <summary>Whether scales change anything.</summary>
    public bool IsScaled { get; }

    /// <summary>The contribution of a stage with a variant.</summary>
    public double Part(int stage, int variant, double accuracy, double scale)
    {
        int stages = _pipeline.Stages.Length;
        return IsScaled ? Power(accuracy, scale) / stages
            : !_best.IsEmpty ? _best[stage][variant] / stages
            : _measure.Combination == AccuracyCombination.Sum ? accuracy
            : accuracy / stages;
    }

    /// <summary>The contribution's derivative by the logarithm of the scale.</summary>
    public double Slope(double accuracy, double scale) => IsScaled ? Power(accuracy, scale) : 0.0;

    /// <summary>The accuracy itself, where each stage is served by one variant.</summary>
    public double Of(ReadOnlySpan<int> variants)
    {
        Span<double> values = stackalloc double[variants.Length], shares = stackalloc double[_pipeline.Flow.Size];
        for (int s = 0; s < variants.Length; s++)
        {
            values[s] = _measure.Of(_pipeline.Stages[s], variants[s]);
        }

        _pipeline.Flow.Choose(variants, shares);
        return _measure.Combine(_pipeline, values, shares);
    }

    private double Power(double accuracy, double scale) => Math.Pow(accuracy * scale, _pipeline.Stages.Length);

    private ImmutableArray<double[]> BestWithEach()
    {
        if (Refusal(_pipeline, _measure) is { } refusal)
        {
            throw new NotSupportedException(refusal);
        }

        long combinations = _pipeline.Stages.Aggregate(1L, (product, s) => product * s.Variants.Length);
        ImmutableArray<double[]> best = [.. _pipeline.Stages.Select(s => new double[s.Variants.Length])];
        int[] variants = new int[best.Length];
        for (long i = 0; i < combinations; i++)
        {
            long rest = i;
            for (int s = 0; s < variants.Length; s++)
            {
                (rest, long v) = Math.DivRem(rest, best[s].Length);
                variants[s] = (int)v;
            }

            double accuracy = Of(variants);
            for (int s = 0; s < variants.Length; s++)
            {
                best[s][variants[s]] = Math.Max(best[s][variants[s]], accuracy);
            }
        }

        return best;
    }
}
