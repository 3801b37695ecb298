namespace Tuner.Environment.Pipelines;

/// <summary>Who is served next of those who wait at a stage.</summary>
public enum QueueOrder
{
    /// <summary>First come, first served.</summary>
    Fifo,

    /// <summary>Earliest deadline first; of equal ones the request that arrived first.</summary>
    Edf,
}
