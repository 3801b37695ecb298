using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>The profiles of an A100 and how they pack: 7 compute slices, 8 memory slices.</summary>
public sealed class MigProfileTests
{
    [Theory]
    [InlineData(.01, 1, 1)]
    [InlineData(.142857, 1, 1)]
    [InlineData(1.0 / 7.0, 1, 1)]
    [InlineData(.143, 2, 2)]
    [InlineData(2.0 / 7.0, 2, 2)]
    [InlineData(.3, 3, 4)]
    [InlineData(3.0 / 7.0, 3, 4)]
    [InlineData(.5, 4, 4)]
    [InlineData(4.0 / 7.0, 4, 4)]
    [InlineData(.572, 7, 8)]
    [InlineData(1.0, 7, 8)]
    public void Smallest_Share_HasAtLeastThat(double share, int compute, int memory)
    {
        Assert.Equal(new MigProfile(compute, memory), MigProfile.Smallest(share));
        Assert.Equal(compute / 7.0, new GpuCapacity(1, 40.0) { Sharing = GpuSharing.Mig }.Granted(share));
    }

    [Theory]
    [InlineData("3 3", "1")]
    [InlineData("4 3", "1")]
    [InlineData("1 1 1 1 1 1 1", "1")]
    [InlineData("2 2 2 1", "1")]
    [InlineData("3 2 2", "1")]
    [InlineData("3 1 1 1 1", "1")]
    [InlineData("4 2", "2")]
    [InlineData("7", "1")]
    [InlineData("4 1 1", "3")]
    public void Place_Profiles_PackBySlices(string fit, string tooMany)
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mig, shareLimit: 4.0);
        foreach (int slices in fit.Split(' ').Select(int.Parse))
        {
            Assert.Equal(0, devices.DeviceOf(devices.Place(GpuSetup.Model(), slices / 7.0)));
        }

        Assert.Equal(-1, devices.Place(GpuSetup.Model(), int.Parse(tooMany) / 7.0));
    }

    [Theory]
    [InlineData(GpuMemoryRule.Hard, 1, 5.0, true)]
    [InlineData(GpuMemoryRule.Hard, 1, 5.1, false)]
    [InlineData(GpuMemoryRule.Hard, 3, 20.0, true)]
    [InlineData(GpuMemoryRule.Hard, 4, 20.1, false)]
    [InlineData(GpuMemoryRule.Hard, 7, 40.0, true)]
    [InlineData(GpuMemoryRule.Swap, 1, 5.1, false)]
    [InlineData(GpuMemoryRule.Off, 1, 5.1, true)]
    public void Place_ModelInPartition_NeedsTheProfilesMemory(GpuMemoryRule rule, int slices, double memoryGiB, bool fits)
    {
        GpuDevices devices = GpuSetup.Devices(new GpuCapacity(1, 40.0) { Sharing = GpuSharing.Mig, Memory = rule });

        Assert.Equal(fits ? 0 : -1, devices.Place(GpuSetup.Model(memoryGiB), slices / 7.0));
    }

    [Fact]
    public void MemoryOn_Partitions_IsThatOfTheProfiles()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mig);
        devices.Place(GpuSetup.Model(), 3.0 / 7.0);
        devices.Place(GpuSetup.Model(), 1.0 / 7.0);

        Assert.Equal((25.0, 4.0 / 7.0), (devices.MemoryOn(0), devices.SharesOn(0)));
    }
}
