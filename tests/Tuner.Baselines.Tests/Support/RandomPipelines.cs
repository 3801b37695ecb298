using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Support;

/// <summary>Small random pipelines and problems. Numbers lie on coarse grids, so that ties and limits met exactly are common.</summary>
internal static class RandomPipelines
{
    private static readonly ServiceVariability[] Scatters =
        [new(ServiceDistribution.Deterministic), new(ServiceDistribution.Lognormal, 0.1)];

    public static Pipeline Next(RandomStream random)
    {
        int stages = 1 + random.NextInt(4);
        int mostOptions = stages switch { 1 => 20, 2 => 20, 3 => 12, _ => 6 };
        return new Pipeline(
            "random",
            new ServiceLevelObjective(stages * 0.05 * (1 + random.NextInt(8))),
            [.. Enumerable.Range(0, stages).Select(s => Stage(random, s, mostOptions))],
            random.NextInt(2) == 0 ? null : new ClusterCapacity(1, 8 + random.NextInt(30)),
            new PlanningFacts { LatencyMargin = 0.1, ThroughputMargin = -0.2, ProfiledLoadRps = [.. Enumerable.Repeat(20.0, stages)] });
    }

    public static Objective Objective(RandomStream random, Pipeline pipeline) => new(
        pipeline,
        new ObjectiveWeights(random.NextInt(4), 0.5 * random.NextInt(3), 5.0, random.NextInt(2) * 1e-6),
        new AccuracyMeasure((AccuracyCombination)random.NextInt(3), random.NextInt(2) == 0, random.NextInt(2) * 0.05),
        accuracyReference: 0.5 + random.NextDouble(),
        costReference: 1 + random.NextInt(40));

    public static FrozenChoices Frozen(RandomStream random, Pipeline pipeline) => random.NextInt(4) switch
    {
        0 => new FrozenChoices { Variants = [.. pipeline.Stages.Select(s => random.NextInt(s.Variants.Length))] },
        1 => new FrozenChoices { Replicas = [.. pipeline.Stages.Select(s => 1 + random.NextInt(s.MaxReplicas))] },
        _ => FrozenChoices.None,
    };

    public static PlanningProblem Problem(RandomStream random)
    {
        Pipeline pipeline = Next(random);
        PlanningOptions options = new()
        {
            QueueTerm = (QueueTerm)random.NextInt(2),
            LatencyMargin = random.NextInt(2) * 0.25,
            Planning = random.NextInt(2) == 0,
            AsCoded = random.NextInt(4) == 0,
        };
        double rate = 0.5 * Math.Exp(random.NextDouble() * 6.0);
        return PlanningProblem.Create(pipeline, Objective(random, pipeline), rate, options, Frozen(random, pipeline));
    }

    private static Stage Stage(RandomStream random, int index, int mostOptions)
    {
        int variants = 1 + random.NextInt(5);
        int batches = 1 + random.NextInt(Math.Min(4, Math.Max(1, mostOptions / variants)));
        return new Stage
        {
            Name = $"stage{index}",
            MaxReplicas = 1 + random.NextInt(12),
            BatchSizes = [.. Enumerable.Range(0, batches).Select(b => 1 << b)],
            Variants = [.. Enumerable.Range(0, variants).Select(v => Variant(random, v))],
        };
    }

    private static Variant Variant(RandomStream random, int index) => TestPipelines.Variant(
        $"variant{index}",
        0.3 + (0.1 * random.NextInt(7)),
        Allocation.OfCores(1 << random.NextInt(4)),
        baseMs: 5 * random.NextInt(8),
        slopeMs: 5 * (1 + random.NextInt(10)),
        Scatters[random.NextInt(2)]);
}
