namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>How far forecasts f were from the loads y that came, averaged over n pairs of them.</summary>
/// <param name="Forecasts">n.</param>
/// <param name="SmapePercent">100/n sum of 2 |y - f| / (|y| + |f|), of pairs that belong together; 0 where both are 0. In [0, 200].</param>
/// <param name="UnderPredicted">Share of f below y.</param>
/// <param name="PinballMedianRps">Pinball loss at .5: half the mean absolute error. In requests/s, like the rest.</param>
/// <param name="Pinball90Rps">At .9: mean of .9 (y - f) where f is below y, of .1 (f - y) where it is above.</param>
/// <param name="MeanAbsoluteErrorRps">Mean of |y - f|.</param>
public sealed record ForecastAccuracy(
    int Forecasts,
    double SmapePercent,
    double UnderPredicted,
    double PinballMedianRps,
    double Pinball90Rps,
    double MeanAbsoluteErrorRps)
{
    /// <summary>Of pairs.</summary>
    public static ForecastAccuracy Of(IReadOnlyCollection<(double Forecast, double Load)> pairs)
    {
        double relative = 0.0, under = 0.0, median = 0.0, high = 0.0, absolute = 0.0;
        foreach ((double forecast, double load) in pairs)
        {
            double error = load - forecast, size = Math.Abs(load) + Math.Abs(forecast);
            relative += size > 0.0 ? 2.0 * Math.Abs(error) / size : 0.0;
            under += error > 0.0 ? 1.0 : 0.0;
            median += Pinball(0.5, error);
            high += Pinball(0.9, error);
            absolute += Math.Abs(error);
        }

        int n = pairs.Count;
        return new ForecastAccuracy(n, 100.0 * relative / n, under / n, median / n, high / n, absolute / n);
    }

    /// <summary>Koenker and Bassett, "Regression Quantiles", Econometrica 46, 1978: least for the q-quantile of the load.</summary>
    private static double Pinball(double q, double error) => error >= 0.0 ? q * error : (q - 1.0) * error;
}
