using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Gpus;

/// <summary>
/// The whole units in which the share and the memory of a device are counted, and how many it has: compute and memory slices under
/// MIG, otherwise millionths of the device and of a GiB.
/// </summary>
internal sealed class GpuUnits(GpuCapacity gpus)
{
    private readonly bool _sliced = gpus.Sharing == GpuSharing.Mig;

    /// <summary>Share of a whole device.</summary>
    public long Whole => _sliced ? MigProfile.ComputeSlicesPerDevice : Millionths.PerUnit;

    /// <summary>Most that shares on a device sum to. A partition is hard, so MIG has no more than the whole.</summary>
    public long ShareLimit { get; } =
        gpus.Sharing == GpuSharing.Mig ? MigProfile.ComputeSlicesPerDevice : Millionths.Of(gpus.ShareLimit);

    /// <summary>Most that memories on a device sum to.</summary>
    public long MemoryLimit { get; } = (gpus.Sharing, gpus.Memory) switch
    {
        (GpuSharing.Mig, _) => MigProfile.MemorySlicesPerDevice,
        (_, GpuMemoryRule.Hard) => Millionths.Of(gpus.MemoryGiB),
        (_, GpuMemoryRule.Swap) => Millionths.Of(gpus.MemoryGiB * gpus.MemoryLimit),
        _ => long.MaxValue,
    };

    /// <summary>What <see cref="GpuCapacity.Granted"/> grants.</summary>
    public long ShareOf(double share) => _sliced ? MigProfile.Smallest(share).ComputeSlices : Millionths.Of(gpus.Granted(share));

    /// <summary>
    /// What a replica takes; null where no device, however empty, runs it: a batch needs all of its model's memory at once,
    /// swapping or not, and under MIG in the memory of its own profile.
    /// </summary>
    public GpuDemand? DemandOf(Variant model, double share)
    {
        long memory = Millionths.Of(model.MemoryGiB);
        return memory > Millionths.Of(gpus.OwnMemoryGiB(share)) && gpus.Memory != GpuMemoryRule.Off
            ? null
            : new GpuDemand(ShareOf(share), _sliced ? MigProfile.Smallest(share).MemorySlices : memory);
    }

    public double FractionOf(long share) => share / (double)Whole;

    public double GiBOf(long memory) => !_sliced ? Millionths.ToDouble(memory)
        : memory == 0 ? 0.0
        : gpus.MemoryGiB * memory / MigProfile.MemorySlicesPerDevice;
}
