namespace Tuner.Environment.Simulation;

/// <summary>One replica of a stage. Objects are used again; <see cref="Ordinal"/> tells the replicas apart.</summary>
internal sealed class Replica(int stage, int slot)
{
    public int Stage { get; } = stage;

    /// <summary>Its place among the objects of the stage.</summary>
    public int Slot { get; } = slot;

    /// <summary>How many replicas of the stage were created before it.</summary>
    public long Ordinal { get; set; }

    public ReplicaGroup Group { get; set; } = null!;

    public ReplicaState State { get; set; }

    public int Node { get; set; }

    /// <summary>When its start-up or its batch began.</summary>
    public double SinceSeconds { get; set; }

    /// <summary>Order of the event that ends its start-up; an event of another order is of a replica that was cancelled.</summary>
    public long ReadyEvent { get; set; }

    /// <summary>Size of the batch it runs; 0 where it is idle.</summary>
    public int BatchSize { get; set; }

    public long[] Batch { get; private set; } = [];

    public bool IsBusy => BatchSize > 0;

    public void EnsureBatch(int size)
    {
        if (Batch.Length < size)
        {
            Batch = new long[size];
        }
    }
}
