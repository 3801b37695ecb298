using Tuner.Environment.Simulation.Requests;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>One replica of a stage. Objects are used again; <see cref="Ordinal"/> tells the replicas apart.</summary>
internal sealed class Replica(int stage, int slot)
{
    public int Stage { get; } = stage;

    /// <summary>Its place among the objects of the stage.</summary>
    public int Slot { get; } = slot;

    /// <summary>How many replicas of the stage were created before it; one that starts anew is a new one.</summary>
    public long Ordinal { get; set; }

    public ReplicaGroup Group { get; set; } = null!;

    /// <summary>The group that it is on its way to by a change of cores in place; its own otherwise.</summary>
    public ReplicaGroup Target { get; set; } = null!;

    public ReplicaState State { get; set; }

    /// <summary>The node it is on.</summary>
    public int Node { get; set; }

    /// <summary>Its place on a GPU, -1 for cores.</summary>
    public int Tenant { get; set; }

    /// <summary>Cores that its node keeps for it.</summary>
    public double HeldCores { get; set; }

    /// <summary>When its start-up or its batch began.</summary>
    public double SinceSeconds { get; set; }

    /// <summary>Order of the event that ends its start-up; an event of another order is none of its.</summary>
    public long ReadyEvent { get; set; }

    /// <summary>Order of the event that crashes it.</summary>
    public long CrashEvent { get; set; }

    /// <summary>Order of the event that puts its change of cores in force.</summary>
    public long ResizeEvent { get; set; }

    /// <summary>Order of the event that ends its batch.</summary>
    public long EndEvent { get; set; }

    /// <summary>Part of the batch that was still to be served at <see cref="WorkSinceSeconds"/>.</summary>
    public double WorkLeft { get; set; }

    /// <summary>Since when it is served at the present speed; yet to come while memory comes over PCIe, at a speed of its own.</summary>
    public double WorkSinceSeconds { get; set; }

    /// <summary>Seconds of the whole batch under the present conditions.</summary>
    public double WorkSeconds { get; set; }

    /// <summary>The batch's service time over its mean.</summary>
    public double WorkFactor { get; set; }

    /// <summary>Size of the batch it runs; 0 where it is idle.</summary>
    public int BatchSize { get; set; }

    public Item[] Batch { get; private set; } = [];

    public bool IsBusy => BatchSize > 0;

    /// <summary>Whether its change of cores has room and only needs its time.</summary>
    public bool IsResizing => ResizeEvent != 0;

    public void EnsureBatch(int size)
    {
        if (Batch.Length < size)
        {
            Batch = new Item[size];
        }
    }

    public void CopyFrom(Replica other, ReplicaGroup[] groups)
    {
        Ordinal = other.Ordinal;
        Group = groups[other.Group.Index];
        Target = groups[other.Target.Index];
        (State, Node, Tenant, HeldCores, SinceSeconds) = (other.State, other.Node, other.Tenant, other.HeldCores, other.SinceSeconds);
        (ReadyEvent, CrashEvent, ResizeEvent, EndEvent) = (other.ReadyEvent, other.CrashEvent, other.ResizeEvent, other.EndEvent);
        (WorkLeft, WorkSinceSeconds, WorkSeconds, WorkFactor) =
            (other.WorkLeft, other.WorkSinceSeconds, other.WorkSeconds, other.WorkFactor);
        BatchSize = other.BatchSize;
        EnsureBatch(other.Batch.Length);
        other.Batch.AsSpan(0, BatchSize).CopyTo(Batch);
    }
}
