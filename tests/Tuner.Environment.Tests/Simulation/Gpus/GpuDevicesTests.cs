using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>Placement and speeds on GPUs, worked out by hand.</summary>
public sealed class GpuDevicesTests
{
    private const double Digits = 1e-12;

    [Fact]
    public void Constructor_NoGpus_Throws() =>
        Assert.Throws<ArgumentException>(() => new GpuDevices(ClusterCapacity.Unlimited));

    [Fact]
    public void Place_SeveralDevices_TakesTheFullestWithRoomThenTheFirst()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps, perNode: 2, nodes: 2);
        int[] placed = [.. new[] { .5, .7, .3, .4, .2, .6, .2 }.Select(share => devices.Place(GpuSetup.Model(), share))];

        Assert.Equal([0, 1, 1, 0, 2, 2, 2], placed.Select(devices.DeviceOf));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1], placed.Select(devices.NodeOf));
        Assert.Equal([.9, 1.0, 1.0, 0.0], Enumerable.Range(0, 4).Select(devices.SharesOn));
    }

    [Theory]
    [InlineData(1.0, 10)]
    [InlineData(1.5, 15)]
    [InlineData(3.0, 30)]
    public void Place_Overcommitted_StopsAtTheLimit(double shareLimit, int fits)
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps, shareLimit: shareLimit);

        Assert.Equal(fits, Enumerable.Range(0, 50).Count(_ => devices.Place(GpuSetup.Model(), .1) >= 0));
        Assert.Equal(shareLimit, devices.SharesOn(0));
    }

    [Theory]
    [InlineData(GpuMemoryRule.Hard, 16.0, 8.0, 2)]
    [InlineData(GpuMemoryRule.Hard, 16.0, 16.1, 0)]
    [InlineData(GpuMemoryRule.Hard, double.PositiveInfinity, 8.0, 10)]
    [InlineData(GpuMemoryRule.Swap, 16.0, 8.0, 5)]
    [InlineData(GpuMemoryRule.Swap, 16.0, 16.1, 0)]
    [InlineData(GpuMemoryRule.Swap, double.PositiveInfinity, 8.0, 10)]
    [InlineData(GpuMemoryRule.Off, 16.0, 16.1, 10)]
    public void Place_Memory_FollowsTheRule(GpuMemoryRule rule, double memoryGiB, double eachGiB, int fits)
    {
        GpuDevices devices = GpuSetup.Devices(new GpuCapacity(1, memoryGiB) { Memory = rule, MemoryLimit = 2.5 });

        Assert.Equal(fits, Enumerable.Range(0, 20).Count(_ => devices.Place(GpuSetup.Model(eachGiB), .1) >= 0));
        Assert.Equal(fits * eachGiB, devices.MemoryOn(0), Digits);
    }

    [Fact]
    public void Place_LostNode_IsPassedOverUntilRestored()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps, perNode: 1, nodes: 2);
        int there = devices.Place(GpuSetup.Model(), .5);
        devices.Lose(0);

        Assert.Equal(1, devices.NodeOf(devices.Place(GpuSetup.Model(), .5)));
        devices.Lose(1);
        Assert.Equal(-1, devices.Place(GpuSetup.Model(), .1));
        Assert.Equal(0, devices.DeviceOf(there));
        devices.Restore(0);
        Assert.Equal(0, devices.NodeOf(devices.Place(GpuSetup.Model(), .5)));
    }

    [Fact]
    public void Remove_ActiveTenant_IsDeactivatedAndItsRoomAndIdComeFree()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps);
        int first = devices.Run(GpuSetup.Model(), .6), second = devices.Run(GpuSetup.Model(), .4);
        Assert.Equal([first, second], devices.Active(0));

        devices.Remove(first);

        Assert.Equal([second], devices.Active(0));
        Assert.Equal((-1, .4, 1.0), (devices.DeviceOf(first), devices.SharesOn(0), devices.MemoryOn(0)));
        Assert.Equal(first, devices.Place(GpuSetup.Model(), .6));
    }

    [Fact]
    public void MeanSeconds_MpsAlone_IsTheLawAtTheGrantedShare()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps);
        int tenant = devices.Run(GpuSetup.Model(dram: .9), .391);

        Assert.Equal(GpuSetup.Law.MeanMs(4, .4) / 1000.0, devices.MeanSeconds(tenant, 4), Digits);
    }

    [Fact]
    public void MeanSeconds_MpsBesideNeighbours_IsSlowedByEach()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps);
        int self = devices.Run(GpuSetup.Model(dram: .9), .4);
        int second = devices.Run(GpuSetup.Model(dram: .2), .3), third = devices.Run(GpuSetup.Model(dram: .5), .3);
        double alone = ((20.0 * 8 / .4) + (3.0 * 8) + (2.0 / .4) + 1.0) / 1000.0;

        Assert.Equal(alone * (1.0 + .07 + (.0013 * 20.0) + .07 + (.0013 * 50.0)), devices.MeanSeconds(self, 8), Digits);
        devices.Deactivate(third);
        Assert.Equal(alone * (1.0 + .07 + (.0013 * 20.0)), devices.MeanSeconds(self, 8), Digits);
        devices.Remove(second);
        Assert.Equal(alone, devices.MeanSeconds(self, 8), Digits);
    }

    [Fact]
    public void MeanSeconds_MpsOvercommitted_SharesWhatThereIs()
    {
        GpuDevices devices = GpuSetup.Devices(
            new GpuCapacity(1, 40.0) { ShareLimit = 2.0, InterferenceBase = 0.0, InterferencePerDram = 0.0 });
        int self = devices.Run(GpuSetup.Model(), .5);
        devices.Run(GpuSetup.Model(), .4);
        Assert.Equal(GpuSetup.Law.MeanMs(2, .5) / 1000.0, devices.MeanSeconds(self, 2), Digits);

        devices.Run(GpuSetup.Model(), .7);

        Assert.Equal(GpuSetup.Law.MeanMs(2, .5 / 1.6) / 1000.0, devices.MeanSeconds(self, 2), Digits);
    }

    [Fact]
    public void MeanSeconds_Mig_KnowsNoNeighbours()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mig);
        int self = devices.Run(GpuSetup.Model(), .4);
        double alone = devices.MeanSeconds(self, 2);
        devices.Run(GpuSetup.Model(dram: 1.0), .5);

        Assert.Equal(GpuSetup.Law.MeanMs(2, 3.0 / 7.0) / 1000.0, alone, Digits);
        Assert.Equal(alone, devices.MeanSeconds(self, 2));
    }

    [Fact]
    public void MeanSeconds_TimeSlices_GivesEachBusyOneAnEqualPart()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.TimeSlices);
        int small = devices.Run(GpuSetup.Model(dram: 1.0), .1), large = devices.Place(GpuSetup.Model(dram: 1.0), .8);
        double whole = GpuSetup.Law.MeanMs(3, 1.0) / 1000.0;
        Assert.Equal(whole, devices.MeanSeconds(small, 3), Digits);

        devices.Activate(large);

        Assert.Equal(2.0 * whole, devices.MeanSeconds(small, 3), Digits);
        Assert.Equal(2.0 * whole, devices.MeanSeconds(large, 3), Digits);
    }

    [Theory]
    [InlineData(GpuSharing.Mps)]
    [InlineData(GpuSharing.Mig)]
    [InlineData(GpuSharing.TimeSlices)]
    public void MeanSeconds_IdleTenant_IsWhatItWouldBeActive(GpuSharing sharing)
    {
        GpuDevices devices = GpuSetup.Devices(sharing, shareLimit: 2.0);
        devices.Run(GpuSetup.Model(dram: .3), .5);
        int idle = devices.Place(GpuSetup.Model(dram: .6), .4);
        double before = devices.MeanSeconds(idle, 2);

        devices.Activate(idle);

        Assert.Equal(before, devices.MeanSeconds(idle, 2));
    }

    [Fact]
    public void Activate_ActiveTenant_Throws()
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps);
        int tenant = devices.Place(GpuSetup.Model(), .5);

        Assert.Throws<InvalidOperationException>(() => devices.Deactivate(tenant));
        devices.Activate(tenant);
        Assert.Throws<InvalidOperationException>(() => devices.Activate(tenant));
    }

    [Fact]
    public void MeanSeconds_SameTenantsAfterAnotherHistory_IsTheSameToTheBit()
    {
        Variant[] models = [.. Enumerable.Range(1, 7).Select(i => GpuSetup.Model(dram: i / 7.0))];
        GpuDevices fresh = GpuSetup.Devices(GpuSharing.Mps, shareLimit: 100.0), old = GpuSetup.Devices(GpuSharing.Mps, shareLimit: 100.0);
        for (int round = 0; round < 1000; round++)
        {
            int tenant = old.Run(models[round % 7], (1 + (round % 97)) / 100.0);
            old.Remove(tenant);
        }

        int[] inOld = [.. models.Reverse().Select(m => old.Run(m, .33)).Reverse()], inFresh = [.. models.Select(m => fresh.Run(m, .33))];

        Assert.Equal(inFresh.Select(t => fresh.MeanSeconds(t, 5)), inOld.Select(t => old.MeanSeconds(t, 5)));
    }

    [Fact]
    public void Clear_Used_IsAsNew()
    {
        GpuDevices devices = GpuSetup.Swapping();
        devices.Remove(devices.Run(GpuSetup.Model(4.0), .5));
        devices.Run(GpuSetup.Model(9.0), .5);
        devices.Run(GpuSetup.Model(9.0), .5);
        devices.Lose(0);

        devices.Clear();

        Assert.Equal((0.0, 0.0, 0), (devices.SharesOn(0), devices.MemoryOn(0), devices.Active(0).Length));
        Assert.Equal((0, 1), (devices.Place(GpuSetup.Model(9.0), .5), devices.Place(GpuSetup.Model(1.0), .5)));
        Assert.Equal((0.0, 0.0), (devices.Activate(0), devices.Activate(1)));
    }
}
