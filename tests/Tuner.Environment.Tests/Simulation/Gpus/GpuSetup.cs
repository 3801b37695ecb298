using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>Devices and models for the tests of GPUs, built in a line.</summary>
internal static class GpuSetup
{
    /// <summary>t = 20 b / r + 3 b + 2 / r + 1 ms: each coefficient shows.</summary>
    public static readonly CoefficientLaw Law = new(20.0, 3.0, 2.0, 1.0);

    public static Variant Model(double memoryGiB = 1.0, double dram = 0.0, IServiceLaw? law = null) => new()
    {
        Name = "m",
        Accuracy = .5,
        MemoryGiB = memoryGiB,
        DramUtilisation = dram,
        BaseAllocation = Allocation.OfGpuShare(.5),
        Profile = new ServiceProfile(law ?? Law, Setup.Exact),
    };

    public static GpuDevices Devices(GpuCapacity gpus, int nodes = 1) => new(new ClusterCapacity(nodes, 8.0) { Gpus = gpus });

    public static GpuDevices Devices(GpuSharing sharing, int perNode = 1, double shareLimit = 1.0, int nodes = 1) =>
        Devices(new GpuCapacity(perNode, 40.0) { Sharing = sharing, ShareLimit = shareLimit }, nodes);

    /// <summary>Overcommitted devices whose memory swaps, 10 GiB each, at 10 GiB/s.</summary>
    public static GpuDevices Swapping(double memoryLimit = 3.0) => Devices(
        new GpuCapacity(1, 10.0) { ShareLimit = 4.0, Memory = GpuMemoryRule.Swap, MemoryLimit = memoryLimit, PcieGiBPerSecond = 10.0 });

    /// <summary>Places and activates.</summary>
    public static int Run(this GpuDevices devices, Variant model, double share)
    {
        int tenant = devices.Place(model, share);
        devices.Activate(tenant);
        return tenant;
    }
}
