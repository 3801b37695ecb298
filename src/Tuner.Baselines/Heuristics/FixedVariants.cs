using System.Collections.Immutable;
using Tuner.Baselines.Heuristics.Fa2;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics;

/// <summary>The one variant of each stage, for policies that do not choose variants.</summary>
internal static class FixedVariants
{
    /// <summary>
    /// The variants named, by stage; where none is, those of the level: the pipeline's lowVariants or highVariants, or without these the
    /// lightest or the most accurate.
    /// </summary>
    /// <exception cref="ArgumentException">The names are not one for each stage, or a stage has no such variant.</exception>
    public static ImmutableArray<int> Of(Pipeline pipeline, Fa2Level level, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            return Named(pipeline, names);
        }

        bool low = level == Fa2Level.Low;
        ImmutableArray<int> given = low ? pipeline.Planning.LowVariants : pipeline.Planning.HighVariants;
        return given.IsEmpty ? [.. pipeline.Stages.Select(s => low ? s.LightestVariant : s.MostAccurateVariant)] : given;
    }

    private static ImmutableArray<int> Named(Pipeline pipeline, IReadOnlyList<string> names)
    {
        if (names.Count != pipeline.Stages.Length)
        {
            throw new ArgumentException(
                $"Pipeline '{pipeline.Name}' has {pipeline.Stages.Length} stages, but {names.Count} variants are given.");
        }

        int[] variants = [.. pipeline.Stages.Select((s, i) => s.FindVariant(names[i]))];
        int unknown = Array.IndexOf(variants, -1);
        return unknown < 0
            ? [.. variants]
            : throw new ArgumentException($"Stage '{pipeline.Stages[unknown].Name}' has no variant '{names[unknown]}'.");
    }
}
