namespace Tuner.Environment.Pipelines;

/// <summary>What the memory of a GPU means for the replicas on it.</summary>
public enum GpuMemoryRule
{
    /// <summary>The memories of its replicas never exceed it.</summary>
    Hard,

    /// <summary>
    /// They may exceed it, up to a factor; a batch whose replica is not resident first waits for its memory to come over PCIe.
    /// </summary>
    Swap,

    /// <summary>Memory is not looked at.</summary>
    Off,
}
