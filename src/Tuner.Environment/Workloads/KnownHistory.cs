namespace Tuner.Environment.Workloads;

/// <summary>What is known of a load when a run begins.</summary>
public static class KnownHistory
{
    /// <summary>Every workload hands out this many seconds before second 0.</summary>
    public const int Seconds = 120;
}
