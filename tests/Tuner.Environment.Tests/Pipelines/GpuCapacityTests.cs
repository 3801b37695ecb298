using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class GpuCapacityTests
{
    [Theory]
    [InlineData(GpuSharing.Mps, .001, .01)]
    [InlineData(GpuSharing.Mps, .07, .07)]
    [InlineData(GpuSharing.Mps, .29, .29)]
    [InlineData(GpuSharing.Mps, .291, .30)]
    [InlineData(GpuSharing.Mps, 1.0, 1.0)]
    [InlineData(GpuSharing.TimeSlices, .125, .125)]
    [InlineData(GpuSharing.TimeSlices, .291, .291)]
    [InlineData(GpuSharing.Mig, .3, 3.0 / 7.0)]
    public void Granted_Share_IsQuantised(GpuSharing sharing, double share, double granted) =>
        Assert.Equal(granted, Gpus(sharing).Granted(share));

    [Fact]
    public void Granted_MpsPercents_AreKept() => Assert.All(
        Enumerable.Range(1, 100), percent => Assert.Equal(percent / 100.0, Gpus(GpuSharing.Mps).Granted(percent / 100.0)));

    /// <summary>Alone on its GPU, a replica under time slices has all of it, under the others what it was granted.</summary>
    [Theory]
    [InlineData(GpuSharing.Mps, .1, .1)]
    [InlineData(GpuSharing.Mig, .3, 3.0 / 7.0)]
    [InlineData(GpuSharing.TimeSlices, .1, 1.0)]
    public void SpeedShare_Sharing_IsThatOfWhoIsAlone(GpuSharing sharing, double share, double speed) =>
        Assert.Equal(speed, Gpus(sharing).SpeedShare(share));

    private static GpuCapacity Gpus(GpuSharing sharing) => new(1, 40.0) { Sharing = sharing };
}
