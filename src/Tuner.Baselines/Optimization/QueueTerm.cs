namespace Tuner.Baselines.Optimization;

/// <summary>How long a plan takes the first request of a batch to wait for the rest of it.</summary>
public enum QueueTerm
{
    /// <summary>(b - 1) / rate: the worst case (IPA, after FA2).</summary>
    Max,

    /// <summary>Not at all.</summary>
    None,
}
