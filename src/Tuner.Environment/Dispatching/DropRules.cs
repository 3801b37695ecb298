namespace Tuner.Environment.Dispatching;

/// <summary>When a request is given up. Times are in seconds on one clock.</summary>
public static class DropRules
{
    /// <summary>
    /// The earliest deadline that a waiting request can still meet, where the batch it would join takes
    /// <paramref name="batchSeconds"/> on average and the stages after it <paramref name="aheadSeconds"/> at batch 1: who has an earlier
    /// one is hopeless.
    /// </summary>
    public static double LeastDeadlineSeconds(double nowSeconds, double batchSeconds, double aheadSeconds) =>
        nowSeconds + batchSeconds + aheadSeconds;

    /// <summary>Whether a request is older than the limit; at the limit it is not.</summary>
    public static bool IsTooOld(double arrivalSeconds, double nowSeconds, double limitSeconds) =>
        nowSeconds > arrivalSeconds + limitSeconds;
}
