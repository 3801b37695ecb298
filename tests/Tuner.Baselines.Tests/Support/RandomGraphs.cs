using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Tests.Support;

/// <summary>Small random graphs: forks, choices, joins, items, several allocations, GPUs.</summary>
internal static class RandomGraphs
{
    private static readonly double[] Items = [1.0, 1.0, 0.5, 2.0, 3.5];

    /// <summary>One problem; nodes have 12 GiB of memory, or no limit of it.</summary>
    public static PlanningProblem Problem(RandomStream random, double memoryGiBPerNode = 12.0)
    {
        Pipeline pipeline = Next(random, memoryGiBPerNode);
        PlanningOptions options = new() { QueueTerm = (QueueTerm)random.NextInt(2), LatencyMargin = random.NextInt(2) * 0.25 };
        double rate = 0.5 * Math.Exp(random.NextDouble() * 6.0);
        return PlanningProblem.Create(
            pipeline, RandomPipelines.Objective(random, pipeline), rate, options, RandomPipelines.Frozen(random, pipeline));
    }

    private static Pipeline Next(RandomStream random, double memoryGiBPerNode)
    {
        int stages = 2 + random.NextInt(3);
        bool multiplies = random.NextInt(2) == 0;
        GpuCapacity? gpus = random.NextInt(2) == 0 ? null : new GpuCapacity(1 + random.NextInt(2), 8.0) { ShareLimit = 1 + random.NextInt(2) };
        return new Pipeline(
            "random",
            new ServiceLevelObjective(0.05 * stages * (1 + random.NextInt(8))),
            [.. Enumerable.Range(0, stages).Select(s => Stage(random, s, stages, multiplies, gpus is not null))],
            new ClusterCapacity(1 + random.NextInt(2), 4 + random.NextInt(12)) { MemoryGiBPerNode = memoryGiBPerNode, Gpus = gpus },
            edges: [.. Edges(random, stages)]);
    }

    private static IEnumerable<StageEdge> Edges(RandomStream random, int stages)
    {
        List<StageEdge> edges = [];
        for (int to = 1; to < stages; to++)
        {
            int sure = random.NextInt(to);
            edges.AddRange(Enumerable.Range(0, to).Where(f => f == sure || random.NextInt(3) == 0).Select(f => new StageEdge(f, to, 1.0, random.NextInt(4) == 0)));
        }

        foreach (IGrouping<int, StageEdge> from in edges.GroupBy(e => e.From))
        {
            bool chooses = random.NextInt(2) == 0;
            foreach (StageEdge edge in from)
            {
                yield return edge with { Probability = chooses ? 1.0 / from.Count() : 1.0, IsSingle = chooses ? from.First().IsSingle : edge.IsSingle };
            }
        }
    }

    private static Stage Stage(RandomStream random, int index, int stages, bool multiplies, bool onGpus)
    {
        int variants = 1 + random.NextInt(stages == 4 ? 2 : 3);
        return new Stage
        {
            Name = $"stage{index}",
            MaxReplicas = 1 + random.NextInt(12),
            BatchSizes = random.NextInt(2) == 0 ? [1] : [1, 4],
            Join = (JoinRule)random.NextInt(multiplies ? 4 : 5),
            Items = random.NextInt(2) == 1 && multiplies ? ItemDistribution.Poisson : ItemDistribution.Rounded,
            Variants = [.. Enumerable.Range(0, variants).Select(v => Variant(random, v, multiplies, onGpus))],
        };
    }

    private static Variant Variant(RandomStream random, int index, bool multiplies, bool onGpus)
    {
        bool isShare = onGpus && random.NextInt(2) == 0;
        Allocation[] allocations = isShare
            ? [Allocation.OfGpuShare(0.3), Allocation.OfGpuShare(0.6)]
            : [Allocation.OfCores(1 << random.NextInt(2)), Allocation.OfCores(4)];
        return new Variant
        {
            Name = $"variant{index}",
            Accuracy = 0.3 + (0.1 * random.NextInt(7)),
            MemoryGiB = 2.0 * random.NextInt(3),
            Items = multiplies ? Items[random.NextInt(Items.Length)] : 1.0,
            BaseAllocation = allocations[0],
            Allocations = random.NextInt(2) == 0 ? [] : [.. allocations],
            Profile = new ServiceProfile(
                new CoefficientLaw(5 * (1 + random.NextInt(10)), 1.0, 5 * random.NextInt(8), 0.0), new ServiceVariability(ServiceDistribution.Deterministic)),
        };
    }
}
