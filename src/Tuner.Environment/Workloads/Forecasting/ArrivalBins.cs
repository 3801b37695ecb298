using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>The last seconds in bins that end with the present, as IPA's predictors see them.</summary>
public static class ArrivalBins
{
    /// <summary>The load of each bin, the oldest first: as many as the window has and as are known to their full length.</summary>
    public static double[] Of(ArrivalHistory arrivals, int windowSeconds, int binSeconds, ForecastTarget level)
    {
        double[] bins = new double[Math.Min(windowSeconds, arrivals.Count) / binSeconds];
        for (int bin = 0; bin < bins.Length; bin++)
        {
            int latest = (bins.Length - 1 - bin) * binSeconds, max = 0;
            long sum = 0;
            for (int ago = latest; ago < latest + binSeconds; ago++)
            {
                sum += arrivals[ago];
                max = Math.Max(max, arrivals[ago]);
            }

            bins[bin] = level == ForecastTarget.Max ? max : (double)sum / binSeconds;
        }

        return bins;
    }
}
