namespace Tuner.Environment.Simulation;

/// <summary>What happens at an event. At one instant completions go before timers; arrivals, which are not in the queue, go between.</summary>
internal enum EventKind : byte
{
    /// <summary>A completion: a replica ends its batch.</summary>
    BatchEnd,

    /// <summary>A completion: a replica ends its start-up.</summary>
    ReplicaReady,

    /// <summary>A timer: the oldest of a queue has waited its batch timeout.</summary>
    BatchDue,
}
