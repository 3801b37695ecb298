using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>The machines of a <see cref="RandomCase"/> and what breaks.</summary>
internal static class RandomCluster
{
    public static ClusterCapacity Draw(RandomStream random, bool gpus)
    {
        ClusterCapacity sized = random.Pick(ClusterCapacity.Unlimited, new(1, 4.0), new(2, 4.0), new(3, 8.0));
        return sized with
        {
            MemoryGiBPerNode = random.Pick(double.PositiveInfinity, double.PositiveInfinity, 6.0),
            Resize = random.Pick(ResizeMode.InPlace, ResizeMode.InPlace, ResizeMode.Restart),
            ResizeSeconds = random.Pick(0.0, .3),
            Strategy = random.Pick(UpdateStrategy.Rolling, UpdateStrategy.Rolling, UpdateStrategy.Surge),
            Gpus = gpus ? DrawGpus(random) : null,
        };
    }

    public static FaultModel DrawFaults(RandomStream random) => random.NextInt(2) == 0 ? FaultModel.None : new FaultModel
    {
        StartFailureProbability = random.Pick(0.0, .3),
        ReplicaMeanLifeSeconds = random.Pick(double.PositiveInfinity, .5, 5.0),
        NodeMeanLifeSeconds = random.Pick(double.PositiveInfinity, 3.0),
        NodeMeanRepairSeconds = random.Pick(.5, 3.0),
        CrashedBatch = random.Pick(CrashedBatch.Retried, CrashedBatch.Lost),
    };

    private static GpuCapacity DrawGpus(RandomStream random)
    {
        GpuSharing sharing = random.Pick(GpuSharing.Mps, GpuSharing.Mig, GpuSharing.TimeSlices);
        return new GpuCapacity(1 + random.NextInt(2), 8.0)
        {
            Sharing = sharing,
            ShareLimit = sharing == GpuSharing.Mig ? 1.0 : random.Pick(1.0, 2.0),
            Memory = random.Pick(GpuMemoryRule.Hard, GpuMemoryRule.Swap, GpuMemoryRule.Off),
        };
    }

    public static T Pick<T>(this RandomStream random, params ReadOnlySpan<T> options) => options[random.NextInt(options.Length)];
}
