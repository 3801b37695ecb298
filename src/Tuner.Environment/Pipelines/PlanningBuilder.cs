using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>From names of stages and variants to indices.</summary>
internal sealed class PlanningBuilder(OptionsBinder binder, PlanningOptions options, IReadOnlyList<StageOptions> stages)
{
    /// <summary>The facts in the order of execution; reports names that do not exist and stages left out.</summary>
    public PlanningFacts Build(ImmutableArray<int> order)
    {
        CheckVariants(nameof(options.LowVariants), options.LowVariants);
        CheckVariants(nameof(options.HighVariants), options.HighVariants);
        return new PlanningFacts
        {
            LatencyMargin = options.LatencyMargin,
            ThroughputMargin = options.ThroughputMargin,
            LoadMargin = options.LoadMargin,
            ProfiledLoadRps = ByStage(nameof(options.ProfiledLoadRps), options.ProfiledLoadRps, order, (_, load) => load),
            LowVariants = ByStage(nameof(options.LowVariants), options.LowVariants, order, IndexOf),
            HighVariants = ByStage(nameof(options.HighVariants), options.HighVariants, order, IndexOf),
            FrozenReplicas = ByStage(nameof(options.FrozenReplicas), options.FrozenReplicas, order, (_, replicas) => replicas),
            AccuracyWeights = options.AccuracyWeights.ToImmutableDictionary(StringComparer.Ordinal),
            CostWeight = options.CostWeight,
            BatchWeight = options.BatchWeight,
            RankNormalised = options.RankNormalised,
        };
    }

    private static int IndexOf(StageOptions stage, string variant) => stage.Variants.ToList().FindIndex(v => v.Name == variant);

    private ImmutableArray<TFact> ByStage<T, TFact>(
        string property, IReadOnlyDictionary<string, T> facts, ImmutableArray<int> order, Func<StageOptions, T, TFact> convert)
    {
        if (facts.Count == 0 || !binder.IsSound(options, property))
        {
            return [];
        }

        string path = binder.PathOf(options, property);
        List<string> names = [.. stages.Select(s => s.Name)];
        bool complete = true;
        foreach (string unknown in facts.Keys.Where(k => !names.Contains(k)))
        {
            binder.ReportEntry(options, property, unknown, atValue: false, $"there is no stage '{unknown}'", NearWords.Hint(unknown, names));
            complete = false;
        }

        if (complete && names.Find(n => !facts.ContainsKey(n)) is string missing)
        {
            binder.Report(options, property, $"'{path}.{missing}' is missing: a value is needed for every stage");
            complete = false;
        }

        return complete ? [.. order.Select(i => convert(stages[i], facts[names[i]]))] : [];
    }

    private void CheckVariants(string property, IReadOnlyDictionary<string, string> variants)
    {
        foreach ((string name, string variant) in variants)
        {
            StageOptions? stage = stages.FirstOrDefault(s => s.Name == name);
            if (stage is not null && IndexOf(stage, variant) < 0)
            {
                string? hint = NearWords.Hint(variant, [.. stage.Variants.Select(v => v.Name)]);
                binder.ReportEntry(options, property, name, atValue: true, $"stage '{name}' has no variant '{variant}'", hint);
            }
        }
    }
}
