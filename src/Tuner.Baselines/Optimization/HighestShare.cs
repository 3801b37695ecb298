namespace Tuner.Baselines.Optimization;

/// <summary>How much of a load can be served where not all of it can.</summary>
internal static class HighestShare
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// The highest share of the load, at most 1, for which a search finds a plan; null where it finds none for any. What serves a share serves
    /// any lower one, and a plan found serves what its own bottleneck does, not only what was asked.
    /// </summary>
    public static double? Of(Func<double, Plan?> search)
    {
        if (search(Tolerance) is not { } found)
        {
            return null;
        }

        double low = Tolerance, high = 1.0;
        while (true)
        {
            // Replicas are rounded down by a billionth, so that a plan may serve a hair less than was asked; what it does serve is the answer.
            double served = Math.Min(1.0, found.BottleneckRatio);
            low = Math.Max(low, served);
            Plan? better = null;
            while (high - low > Tolerance * high && better is null)
            {
                double middle = 0.5 * (low + high);
                better = search(middle);
                (low, high) = better is null ? (low, middle) : (middle, high);
            }

            if (better is null)
            {
                return served;
            }

            found = better;
        }
    }
}
