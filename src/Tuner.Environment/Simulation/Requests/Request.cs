namespace Tuner.Environment.Simulation.Requests;

/// <summary>A request in the system.</summary>
internal struct Request
{
    public double ArrivalSeconds;

    public double DeadlineSeconds;

    /// <summary>Sum of the accuracies of its paths that have ended.</summary>
    public double AccuracySum;

    /// <summary>Its paths that have ended.</summary>
    public int Paths;

    /// <summary>Its items in queues and batches; not kept for chains, where a request is one item.</summary>
    public int Items;

    public RequestFlags Flags;
}
