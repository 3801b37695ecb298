namespace Tuner.Environment.Simulation.Replicas;

/// <summary>The life of a replica.</summary>
internal enum ReplicaState
{
    /// <summary>Not in use: the object waits for the next replica.</summary>
    None,

    /// <summary>The cluster has no room; free of charge.</summary>
    Pending,

    /// <summary>Loads its model.</summary>
    Starting,

    /// <summary>Serves.</summary>
    Ready,

    /// <summary>Finishes its last batch.</summary>
    Draining,
}
