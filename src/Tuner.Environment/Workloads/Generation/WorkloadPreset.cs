namespace Tuner.Environment.Workloads.Generation;

/// <summary>Load patterns after windows of the Twitter trace of August 2021 (docs/workloads.md has the figures of both).</summary>
public enum WorkloadPreset
{
    /// <summary>A quiet base and one burst of about six minutes.</summary>
    Bursty,

    /// <summary>A quiet base and nothing else.</summary>
    SteadyLow,

    /// <summary>A busy base and nothing else.</summary>
    SteadyHigh,

    /// <summary>A burst every ten minutes.</summary>
    Fluctuating,

    /// <summary>A whole day: a base that follows the hour, and some twelve bursts.</summary>
    Diurnal,
}
