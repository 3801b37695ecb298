using System.Globalization;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// Simple exponential smoothing by the second (R. G. Brown, "Statistical Forecasting for Inventory Control", 1959):
/// s_0 = x_0, s_t = alpha x_t + (1 - alpha) s_(t-1), over the seconds of the window.
/// </summary>
public sealed class EwmaForecaster(double alpha, int seconds) : ILoadForecaster
{
    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"ewma {alpha} of {seconds} s");

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        int oldest = Math.Min(seconds, arrivals.Count) - 1;
        double smoothed = oldest < 0 ? 0.0 : arrivals[oldest];
        for (int ago = oldest - 1; ago >= 0; ago--)
        {
            smoothed += alpha * (arrivals[ago] - smoothed);
        }

        return smoothed;
    }
}
