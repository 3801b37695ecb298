namespace Tuner.Environment.Tuning;

/// <summary>What happened at one stage in one interval. Counts are of items, which are requests where no edge multiplies.</summary>
public sealed class StageReport(int variantCount)
{
    private readonly int[] _servedByVariant = new int[variantCount];

    /// <summary>Items that came to the queue.</summary>
    public int Arrived { get; set; }

    /// <summary>Items that left with an answer.</summary>
    public int Served { get; set; }

    /// <summary>Items given up here.</summary>
    public int Dropped { get; set; }

    /// <summary>Batches that ended.</summary>
    public int Batches { get; set; }

    /// <summary>Items of those batches, with the ones that were served for nothing.</summary>
    public int BatchItems { get; set; }

    /// <summary>Items waiting at the end of the interval.</summary>
    public int QueueLength { get; set; }

    /// <summary>Time average of the items waiting over the interval.</summary>
    public double MeanQueueLength { get; set; }

    /// <summary>Seconds since the oldest waiting item came to this queue, at the end of the interval; 0 where none waits.</summary>
    public double OldestWaitSeconds { get; set; }

    /// <summary>Replicas that can serve, at the end of the interval.</summary>
    public int ReplicasReady { get; set; }

    /// <summary>Replicas that load, at the end of the interval.</summary>
    public int ReplicasStarting { get; set; }

    /// <summary>Replicas that finish their last batch, at the end of the interval.</summary>
    public int ReplicasDraining { get; set; }

    /// <summary>Replicas for which the cluster has no room, at the end of the interval; they cost nothing.</summary>
    public int ReplicasPending { get; set; }

    /// <summary>Replicas started in the interval.</summary>
    public int ReplicasStarted { get; set; }

    /// <summary>Start-ups that ended in failure in the interval.</summary>
    public int StartsFailed { get; set; }

    /// <summary>Replicas that crashed in the interval, those of lost nodes included.</summary>
    public int ReplicasCrashed { get; set; }

    /// <summary>Items that came back to the queue from a crashed batch.</summary>
    public int Retried { get; set; }

    /// <summary>Replica-seconds spent serving.</summary>
    public double BusySeconds { get; set; }

    /// <summary>Replica-seconds ready (busy or idle, draining included).</summary>
    public double ReadySeconds { get; set; }

    /// <summary>Cores paid for, averaged over the interval: ready, starting and draining replicas.</summary>
    public double PaidCores { get; set; }

    /// <summary>GPU share paid for, averaged over the interval.</summary>
    public double PaidGpuShare { get; set; }

    /// <summary>Seconds in the queue of every item whose batch started in the interval.</summary>
    public Sample WaitSeconds { get; } = new();

    /// <summary>Seconds from the queue's entry to the answer of every item served in the interval.</summary>
    public Sample LatencySeconds { get; } = new();

    /// <summary>Items served by variant.</summary>
    public Span<int> ServedByVariant => _servedByVariant;

    /// <summary>Forgets all, keeps the buffers.</summary>
    public void Clear()
    {
        Arrived = Served = Dropped = Batches = BatchItems = QueueLength = 0;
        ReplicasReady = ReplicasStarting = ReplicasDraining = ReplicasPending = ReplicasStarted = 0;
        StartsFailed = ReplicasCrashed = Retried = 0;
        MeanQueueLength = OldestWaitSeconds = BusySeconds = ReadySeconds = PaidCores = PaidGpuShare = 0.0;
        WaitSeconds.Clear();
        LatencySeconds.Clear();
        ServedByVariant.Clear();
    }

    /// <summary>Becomes a copy of another of the same stage.</summary>
    public void CopyFrom(StageReport other)
    {
        (Arrived, Served, Dropped, Batches, BatchItems, QueueLength) =
            (other.Arrived, other.Served, other.Dropped, other.Batches, other.BatchItems, other.QueueLength);
        (MeanQueueLength, OldestWaitSeconds) = (other.MeanQueueLength, other.OldestWaitSeconds);
        (ReplicasReady, ReplicasStarting, ReplicasDraining, ReplicasPending, ReplicasStarted) =
            (other.ReplicasReady, other.ReplicasStarting, other.ReplicasDraining, other.ReplicasPending, other.ReplicasStarted);
        (StartsFailed, ReplicasCrashed, Retried) = (other.StartsFailed, other.ReplicasCrashed, other.Retried);
        (BusySeconds, ReadySeconds, PaidCores, PaidGpuShare) =
            (other.BusySeconds, other.ReadySeconds, other.PaidCores, other.PaidGpuShare);
        WaitSeconds.CopyFrom(other.WaitSeconds);
        LatencySeconds.CopyFrom(other.LatencySeconds);
        other.ServedByVariant.CopyTo(ServedByVariant);
    }
}
