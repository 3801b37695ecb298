using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>How many items a served item puts out.</summary>
internal static class ItemCount
{
    /// <summary>The number that belongs to a uniform draw in (0, 1), by inversion.</summary>
    public static int Of(double mean, ItemDistribution distribution, double uniform)
    {
        if (distribution == ItemDistribution.Rounded)
        {
            int floor = (int)Math.Floor(mean);
            return uniform < mean - floor ? floor + 1 : floor;
        }

        // Poisson by inversion, in logarithms so that a large mean does not underflow.
        int count = 0;
        double logTerm = -mean, sum = Math.Exp(logTerm);
        while (uniform > sum && count < 10.0 * (mean + 10.0))
        {
            count++;
            logTerm += Math.Log(mean / count);
            sum += Math.Exp(logTerm);
        }

        return count;
    }
}
