namespace Tuner.Baselines.Autoscaling;

/// <summary>From a quotient to a number of replicas.</summary>
internal static class ReplicaCount
{
    /// <summary>No wish is larger: sums of two stay whole numbers of 32 bits.</summary>
    public const int Most = 1_000_000_000;

    /// <summary>Rounded up, where what rounding added does not count.</summary>
    public static int Ceiling(double replicas) => (int)Math.Clamp(Math.Ceiling(replicas - 1e-9), 0.0, Most);
}
