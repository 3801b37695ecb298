namespace Tuner.Environment.Workloads;

/// <summary>Which part of a workload a run is over; no second belongs to two of them.</summary>
public enum Stretch
{
    /// <summary>Judged on.</summary>
    Test,

    /// <summary>Learnt from.</summary>
    Training,

    /// <summary>Options and checkpoints are chosen on it.</summary>
    Validation,
}
