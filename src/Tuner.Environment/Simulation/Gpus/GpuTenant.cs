using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Gpus;

/// <summary>A replica on a device.</summary>
internal struct GpuTenant
{
    public Variant Model;

    /// <summary>-1 where nobody has this id.</summary>
    public int Device;

    public GpuDemand Demand;

    /// <summary>Slowdown that it causes each neighbour while it is active, in millionths.</summary>
    public long Interference;

    public bool IsActive;

    /// <summary>Millionths of a GiB of its memory that are on the device; kept where memory swaps.</summary>
    public long Resident;

    /// <summary>Its neighbours in the list that it is in, by use or of unused ids; -1 at the ends.</summary>
    public int Older, Newer;
}
