using System.Globalization;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>A quantile of the window's seconds: below its busiest by what share of the seconds may be above.</summary>
public sealed class QuantileForecaster(double quantile, int seconds) : ILoadForecaster
{
    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"quantile {quantile} of {seconds} s");

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        int known = Math.Min(seconds, arrivals.Count);
        return known == 0 ? 0.0 : Quantiles.Of(Enumerable.Range(0, known).Select(ago => (double)arrivals[ago]), quantile);
    }
}
