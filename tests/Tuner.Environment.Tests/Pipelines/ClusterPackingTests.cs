using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class ClusterPackingTests
{
    private static readonly ClusterCapacity Two = new(2, 8.0) { MemoryGiBPerNode = 16.0, Gpus = new GpuCapacity(1, 16.0) };

    [Theory]
    [InlineData(0.6, 1.0, 2)]
    [InlineData(0.5, 1.0, 4)]
    [InlineData(0.333, 1.0, 4)]
    [InlineData(0.1, 4.0, 8)]
    [InlineData(0.1, 0.0, 20)]
    public void Most_OnGpus_IsByShareAndMemory(double share, double memoryGiB, int most) =>
        Assert.Equal(most, ClusterPacking.Most(Two, Allocation.OfGpuShare(share), memoryGiB));

    [Fact]
    public void Most_WithoutLimit_IsUnlimited() =>
        Assert.Equal(int.MaxValue, ClusterPacking.Most(ClusterCapacity.Unlimited, Allocation.OfCores(4.0), 4.0));

    [Theory]
    [InlineData(0.6, 2, 0.4, 2, true)]
    [InlineData(0.6, 2, 0.5, 1, false)]
    [InlineData(0.6, 3, 0.1, 1, false)]
    [InlineData(0.3, 2, 0.7, 2, true)]
    public void Fits_Shares_NeedsAPlaceForEach(double one, int ofOne, double other, int ofOther, bool fits) => Assert.Equal(
        fits,
        ClusterPacking.Fits(Two, [new(Allocation.OfGpuShare(one), 1.0, ofOne), new(Allocation.OfGpuShare(other), 1.0, ofOther)]));

    [Fact]
    public void Fits_SwappedMemory_CountsItsLimit()
    {
        ReplicaSize[] sizes = [new(Allocation.OfGpuShare(0.1), 10.0, 4)];
        ClusterCapacity Rule(GpuMemoryRule rule) => Two with { Gpus = Two.Gpus! with { Memory = rule, MemoryLimit = 1.25 } };

        Assert.False(ClusterPacking.Fits(Rule(GpuMemoryRule.Hard), sizes));
        Assert.True(ClusterPacking.Fits(Rule(GpuMemoryRule.Swap), sizes));
        Assert.True(ClusterPacking.Fits(Rule(GpuMemoryRule.Off), sizes));
    }

    [Fact]
    public void Fits_Nodes_CountCoresAndMemory()
    {
        Assert.True(ClusterPacking.Fits(Two, [new(Allocation.OfCores(5.0), 4.0, 2), new(Allocation.OfCores(3.0), 4.0, 2)]));
        Assert.False(ClusterPacking.Fits(Two, [new(Allocation.OfCores(5.0), 4.0, 3)]));
        Assert.False(ClusterPacking.Fits(Two, [new(Allocation.OfCores(1.0), 10.0, 3)]));
    }
}
