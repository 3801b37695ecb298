namespace Tuner.Environment.Pipelines;

/// <summary>How replicas share a GPU.</summary>
public enum GpuSharing
{
    /// <summary>NVIDIA MPS: shares of streaming multiprocessors in steps of 1 %, side by side; neighbours disturb each other.</summary>
    Mps,

    /// <summary>Multi-instance GPU: hard partitions of compute and memory by a table of profiles; no neighbour disturbs.</summary>
    Mig,

    /// <summary>Time slices: whoever is busy gets an equal part of the time, whatever its share (processor sharing).</summary>
    TimeSlices,
}
