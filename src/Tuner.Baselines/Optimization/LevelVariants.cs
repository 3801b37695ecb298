using System.Collections.Immutable;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Optimization;

/// <summary>The variants of a level.</summary>
public static class LevelVariants
{
    /// <summary>
    /// By stage: low is <c>lowVariants</c> of the planning section, or the lightest; high is <c>highVariants</c>, or the most accurate.
    /// </summary>
    public static ImmutableArray<int> Of(Pipeline pipeline, VariantLevel level)
    {
        bool low = level == VariantLevel.Low;
        ImmutableArray<int> given = low ? pipeline.Planning.LowVariants : pipeline.Planning.HighVariants;
        return given.IsEmpty ? [.. pipeline.Stages.Select(s => low ? s.LightestVariant : s.MostAccurateVariant)] : given;
    }
}
