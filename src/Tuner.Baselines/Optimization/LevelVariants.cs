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

    /// <summary>By stage: the variants of those names, in the order of the stages, or those of the level where no name is given.</summary>
    /// <exception cref="ArgumentException">Not a name for each stage, or one that its stage does not have.</exception>
    public static ImmutableArray<int> Of(Pipeline pipeline, VariantLevel level, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return Of(pipeline, level);
        }

        if (names.Count != pipeline.Stages.Length)
        {
            throw new ArgumentException(
                $"Variants are given for {names.Count} stages, pipeline '{pipeline.Name}' has {pipeline.Stages.Length}: one for each was expected.");
        }

        return [.. pipeline.Stages.Select((stage, i) => stage.FindVariant(names[i]) is var v and >= 0
            ? v
            : throw new ArgumentException(
                $"Stage '{stage.Name}' has no variant '{names[i]}': one of {string.Join(", ", stage.Variants.Select(x => x.Name))} was expected."))];
    }
}
