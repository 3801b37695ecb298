using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>The stages of a <see cref="RandomCase"/>.</summary>
internal sealed class RandomStages(RandomStream random, bool multiplies, ClusterCapacity cluster)
{
    public Stage Next(string name, int maxReplicas)
    {
        bool onGpu = cluster.Gpus is not null && random.NextInt(2) == 0;
        return new()
        {
            Name = name,
            MaxReplicas = maxReplicas,
            BatchSizes = random.Pick<ImmutableArray<int>>([1], [1, 2, 4], [1, 8]),
            QueueLimit = random.Pick<int?>(null, null, null, 0, 3, 20),
            Order = random.Pick(QueueOrder.Fifo, QueueOrder.Edf),
            Items = multiplies ? random.Pick(ItemDistribution.Rounded, ItemDistribution.Poisson) : ItemDistribution.Rounded,
            IdleSeconds = random.Pick<double?>(null, null, null, 1e-9, .2, 1.0),
            Join = random.Pick(JoinRule.Mean, JoinRule.Product, JoinRule.Min, JoinRule.Max, multiplies ? JoinRule.Mean : JoinRule.Vote),
            Variants = [.. Enumerable.Range(0, 1 + random.NextInt(3)).Select(v => NextVariant(v, onGpu))],
        };
    }

    /// <summary>What the least of the allocations can hold: no pipeline has a replica that no device runs.</summary>
    private double MostMemoryGiB(double least, bool onGpu) =>
        onGpu && cluster.Gpus is { Memory: not GpuMemoryRule.Off } gpus ? gpus.OwnMemoryGiB(least) : double.PositiveInfinity;

    private Variant NextVariant(int number, bool onGpu)
    {
        ImmutableArray<double> amounts = onGpu
            ? random.Pick<ImmutableArray<double>>([.1], [.25, .5], [.5, 1.0])
            : random.Pick<ImmutableArray<double>>([1.0], [.5, 1.0, 2.0], [2.0, 3.0]);
        ImmutableArray<Allocation> allocations = [.. amounts.Select(a => onGpu ? Allocation.OfGpuShare(a) : Allocation.OfCores(a))];
        return new()
        {
            Name = $"v{number}",
            Accuracy = .25 * (number + 1),
            BaseAllocation = allocations[random.NextInt(allocations.Length)],
            Allocations = allocations,
            Items = multiplies ? random.Pick(1.0, 1.0, 0.0, .5, 2.0, 2.58) : 1.0,
            MemoryGiB = Math.Min(random.Pick(0.0, 1.0, 3.0), MostMemoryGiB(amounts[0], onGpu)),
            DramUtilisation = random.Pick(0.0, .4),
            StartUp = new StartUpTime(random.Pick(0.0, .5, 3.0), random.Pick(1.0, 2.0)),
            Profile = new ServiceProfile(
                new CoefficientLaw(0.0, random.Pick(0.0, 10.0), random.Pick(5.0, 40.0, 100.0), random.Pick(0.0, 10.0)),
                random.Pick(Setup.Exact, Setup.Exponential, new ServiceVariability(ServiceDistribution.Lognormal, .5))),
        };
    }
}
