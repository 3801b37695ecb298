namespace Tuner.Environment.Pipelines;

/// <summary>What becomes of the requests in the batch of a replica that crashes.</summary>
public enum CrashedBatch
{
    /// <summary>They return to the head of their queue.</summary>
    Retried,

    /// <summary>They are dropped.</summary>
    Lost,
}
