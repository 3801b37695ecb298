using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>Swapping on one device of 10 GiB at 10 GiB/s, followed by hand: a tenth of a second a GiB.</summary>
public sealed class GpuResidencyTests
{
    private const double Digits = 1e-12;

    [Fact]
    public void Activate_AllFits_NeverWaits()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int[] tenants = [.. Enumerable.Range(0, 5).Select(_ => devices.Place(GpuSetup.Model(2.0), .2))];

        Assert.All(tenants, t => Assert.Equal(0.0, devices.Activate(t)));
    }

    [Fact]
    public void Place_NoFreeMemory_EvictsNobody()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int a = devices.Place(GpuSetup.Model(6.0), .2), b = devices.Place(GpuSetup.Model(6.0), .2);

        // b came in with the 4 GiB that were free; a is whole.
        Assert.Equal(0.0, Turn(devices, a));
        Assert.Equal(.2, Turn(devices, b), Digits);
    }

    [Fact]
    public void Activate_Idle_GoesByLeastRecentUse()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int a = devices.Place(GpuSetup.Model(4.0), .2), b = devices.Place(GpuSetup.Model(4.0), .2), c = devices.Place(GpuSetup.Model(4.0), .2);

        // Resident: a 4, b 4, c 2. a is used, then c lacks 2, which b, now the oldest, gives.
        Assert.Equal(0.0, Turn(devices, a));
        Assert.Equal(.2, Turn(devices, c), Digits);

        // a 4, b 2, c 4. Used last: c, then a. b takes the 2 it lacks of c, c these of a, a of b.
        Assert.Equal(0.0, Turn(devices, a));
        Assert.Equal(.2, Turn(devices, b), Digits);
        Assert.Equal(.2, Turn(devices, c), Digits);
        Assert.Equal(.2, Turn(devices, a), Digits);
    }

    [Fact]
    public void Activate_EndOfBatch_CountsAsUse()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int a = devices.Run(GpuSetup.Model(5.0), .2), b = devices.Run(GpuSetup.Model(5.0), .2), c = devices.Place(GpuSetup.Model(5.0), .2);
        devices.Deactivate(b);
        devices.Deactivate(a);

        // a began before b and ended after it: b goes.
        Assert.Equal(.5, Turn(devices, c), Digits);
        Assert.Equal(0.0, Turn(devices, a));
        Assert.Equal(.5, Turn(devices, b), Digits);
    }

    [Fact]
    public void Activate_OthersActive_EvictsTheIdleFirstThenTheFirstActive()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int a = devices.Run(GpuSetup.Model(4.0), .2), b = devices.Run(GpuSetup.Model(4.0), .2);
        int idle = devices.Place(GpuSetup.Model(2.0), .2), c = devices.Place(GpuSetup.Model(5.0), .2);

        // idle gives its 2, a, the first active, 3 of its 4.
        Assert.Equal(.5, devices.Activate(c), Digits);
        devices.Deactivate(b);
        Assert.Equal(0.0, devices.Activate(b));
        devices.Deactivate(a);

        // Resident: a 1, b 4, c 5, idle 0. What a lacks comes of c, which has been active for longer than b.
        Assert.Equal(.3, devices.Activate(a), Digits);
        devices.Deactivate(c);
        Assert.Equal(.2, devices.Activate(idle), Digits);
    }

    [Fact]
    public void Remove_Resident_FreesItsMemory()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int a = devices.Run(GpuSetup.Model(8.0), .2), b = devices.Place(GpuSetup.Model(8.0), .2);
        devices.Remove(a);

        // b had 2 GiB and lacks 6; then 2 GiB are free for the third, which lacks 1.
        Assert.Equal(.6, devices.Activate(b), Digits);
        int c = devices.Place(GpuSetup.Model(3.0), .2);
        Assert.Equal(.1, devices.Activate(c), Digits);
    }

    [Fact]
    public void Activate_ModelAsLargeAsTheDevice_EvictsAll()
    {
        GpuDevices devices = GpuSetup.Swapping();
        int a = devices.Run(GpuSetup.Model(1.0), .2), b = devices.Place(GpuSetup.Model(2.0), .2), large = devices.Place(GpuSetup.Model(10.0), .2);

        Assert.Equal(.3, Turn(devices, large), Digits);
        Assert.Equal(.2, Turn(devices, b), Digits);
        devices.Deactivate(a);
        Assert.Equal(.1, Turn(devices, a), Digits);
    }

    private static double Turn(GpuDevices devices, int tenant)
    {
        double wait = devices.Activate(tenant);
        devices.Deactivate(tenant);
        return wait;
    }
}
