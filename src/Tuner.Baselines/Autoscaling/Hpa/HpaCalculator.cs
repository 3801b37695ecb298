namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>
/// From a metric to a number of replicas, as section "Algorithm details" of Kubernetes' page on horizontal pod autoscaling
/// has it and its replica calculator does it.
/// </summary>
public static class HpaCalculator
{
    /// <summary>
    /// The replicas that bring the average over replicas to its target: ceil(replicas x average / target). Null where nothing was measured:
    /// then nothing is to be changed.
    /// </summary>
    /// <param name="current">Replicas so far.</param>
    /// <param name="average">Of the metric, over the replicas measured.</param>
    /// <param name="target">Above 0.</param>
    /// <param name="pods">The replicas behind it.</param>
    /// <param name="tolerance">Distance of the ratio from 1 that is let be.</param>
    public static int? ForAverage(int current, double average, double target, HpaPods pods, double tolerance)
    {
        if (pods.Measured == 0)
        {
            return null;
        }

        double ratio = average / target;
        bool setAsideCounts = pods.NotReady > 0 && ratio > 1.0;
        if (!setAsideCounts && pods.Missing == 0)
        {
            return IsNear(ratio, tolerance) ? current : ReplicaCount.Ceiling(ratio * pods.Measured);
        }

        // "recomputes the average more conservatively": what is missing uses all of the target on the way down and nothing on the way up.
        double assumed = ratio < 1.0 ? pods.Missing : 0.0;
        int counted = pods.Measured + pods.Missing + (setAsideCounts ? pods.NotReady : 0);
        double corrected = ((ratio * pods.Measured) + assumed) / counted;
        int replicas = ReplicaCount.Ceiling(corrected * counted);
        bool reverses = (ratio < 1.0 && (corrected > 1.0 || replicas > current)) || (ratio > 1.0 && (corrected < 1.0 || replicas < current));
        return IsNear(corrected, tolerance) || reverses ? current : replicas;
    }

    /// <summary>
    /// The replicas among which a total is divided with the target for each (an external metric of type AverageValue):
    /// ceil(total / target).
    /// </summary>
    public static int ForTotal(int current, double total, double target, double tolerance) =>
        IsNear(total / (target * current), tolerance) ? current : ReplicaCount.Ceiling(total / target);

    private static bool IsNear(double ratio, double tolerance) => Math.Abs(1.0 - ratio) <= tolerance;
}
