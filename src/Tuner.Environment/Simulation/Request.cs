namespace Tuner.Environment.Simulation;

/// <summary>A request in the system: 32 bytes, so that two share a cache line.</summary>
internal struct Request
{
    public double ArrivalSeconds;

    /// <summary>When it came to the queue of the stage it is at.</summary>
    public double EntrySeconds;

    /// <summary>Product of the accuracies of the variants that served it so far.</summary>
    public double Accuracy;

    /// <summary>The stage it is at.</summary>
    public int Stage;

    public RequestFlags Flags;
}
