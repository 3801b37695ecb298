using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Autoscaling;

/// <summary>What the options of an autoscaler say about a pipeline.</summary>
public static class DeployedPipeline
{
    /// <summary>Variants by stage.</summary>
    /// <exception cref="ArgumentException">Names that are not one variant of each stage.</exception>
    public static ImmutableArray<int> Variants(Pipeline pipeline, DeployedOptions options) =>
        LevelVariants.Of(pipeline, options.Level, options.Variants);

    /// <summary>Stage by stage.</summary>
    /// <exception cref="ArgumentException">Variants, allocations, a batch or replicas that the pipeline does not have.</exception>
    public static ImmutableArray<DeployedStage> Of(Pipeline pipeline, AutoscalerOptions options)
    {
        CapacityModel model = new(pipeline);
        ImmutableArray<int> variants = Variants(pipeline, options);
        ImmutableArray<Allocation> allocations = Allocations(pipeline, options, variants);
        double[] visits = model.Visits(variants.AsSpan());
        double[] shares = LatencyShares.Seconds(pipeline);
        return [.. pipeline.Stages.Select((s, i) => Stage(model, options, i, variants[i], allocations[i], visits[i], shares[i]))];
    }

    private static DeployedStage Stage(
        CapacityModel model, AutoscalerOptions options, int index, int variant, Allocation allocation, double visits, double shareSeconds)
    {
        Stage stage = model.Pipeline.Stages[index];
        double amount = allocation.Amount;
        if (options.Batch != 0 && !stage.BatchSizes.Contains(options.Batch))
        {
            throw new ArgumentException(
                $"Stage '{stage.Name}' has no batch of {options.Batch}: one of {string.Join(", ", stage.BatchSizes)} expected, or 0.");
        }

        int batch = options.Batch == 0 ? BatchChoice.Of(model, index, variant, amount, shareSeconds) : options.Batch;
        int most = options.MaxReplicas == 0 ? stage.MaxReplicas : Math.Min(options.MaxReplicas, stage.MaxReplicas);
        if (options.MinReplicas > most)
        {
            throw new ArgumentException($"Stage '{stage.Name}': at least {options.MinReplicas} replicas, but at most {most}.");
        }

        return new DeployedStage(
            stage, variant, allocation, batch, model.ThroughputRps(index, variant, amount, batch), visits, options.MinReplicas, most);
    }

    private static ImmutableArray<Allocation> Allocations(Pipeline pipeline, DeployedOptions options, ImmutableArray<int> variants)
    {
        if (options.Allocations.IsEmpty)
        {
            return [.. pipeline.Stages.Select((s, i) => s.Variants[variants[i]].BaseAllocation)];
        }

        Expect(pipeline, "allocations", options.Allocations.Length);
        return [.. pipeline.Stages.Select((s, i) => Allocation(s, s.Variants[variants[i]], options.Allocations[i]))];
    }

    private static Allocation Allocation(Stage stage, Variant variant, double amount)
    {
        foreach (Allocation allocation in variant.Allocations)
        {
            if (allocation.Amount == amount)
            {
                return allocation;
            }
        }

        throw new ArgumentException(FormattableString.Invariant(
            $"Stage '{stage.Name}', variant '{variant.Name}': no allocation of {amount}, one of {string.Join(", ", variant.Allocations.Select(a => FormattableString.Invariant($"{a.Amount}")))} expected."));
    }

    private static void Expect(Pipeline pipeline, string key, int given)
    {
        if (given != pipeline.Stages.Length)
        {
            throw new ArgumentException($"'{key}' has {given} entries, pipeline '{pipeline.Name}' has {pipeline.Stages.Length} stages.");
        }
    }
}
