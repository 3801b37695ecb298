namespace Tuner.Environment.Simulation;

/// <summary>What happens at an event. At one instant completions go before timers; arrivals, which are not in the queue, go between.</summary>
internal enum EventKind : byte
{
    /// <summary>A completion: a replica ends its batch.</summary>
    BatchEnd,

    /// <summary>A completion: a replica ends its start-up.</summary>
    ReplicaReady,

    /// <summary>A completion: other cores of a replica are in force.</summary>
    ReplicaResized,

    /// <summary>A completion: a replica crashes.</summary>
    ReplicaCrash,

    /// <summary>A completion: a node is lost; its number is in the place of the slot.</summary>
    NodeLost,

    /// <summary>A completion: a node is back.</summary>
    NodeBack,

    /// <summary>A timer: the oldest of a queue has waited its batch timeout.</summary>
    BatchDue,

    /// <summary>A timer: a stage has been without a request for its idle time.</summary>
    StageIdle,
}
