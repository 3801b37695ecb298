namespace Tuner.Environment.Dispatching;

/// <summary>When a batch starts on an idle replica, and how large it is.</summary>
/// <param name="MaxBatch">Largest batch, 1 or more.</param>
/// <param name="TimeoutSeconds">How long the oldest waits, from its entry to the queue, for the batch to fill; 0 takes what waits.</param>
public readonly record struct BatchRule(int MaxBatch, double TimeoutSeconds)
{
    /// <summary>The size of a batch that starts when <paramref name="waiting"/> wait.</summary>
    public int Size(int waiting) => Math.Min(waiting, MaxBatch);

    /// <summary>The moment from which the oldest waits no longer for others.</summary>
    public double DueSeconds(double oldestEntrySeconds) => oldestEntrySeconds + TimeoutSeconds;

    /// <summary>Whether a batch starts now, given an idle replica.</summary>
    public bool Starts(int waiting, double oldestEntrySeconds, double nowSeconds) =>
        waiting >= MaxBatch || (waiting > 0 && nowSeconds >= DueSeconds(oldestEntrySeconds));
}
