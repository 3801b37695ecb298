using MathNet.Numerics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// The least-squares line through the window's seconds, carried on over the horizon: where it stands in the middle of it (mean), or at the higher
/// one of its ends (max). A second lies at its own middle. Never below 0.
/// </summary>
public sealed class LineForecaster(int seconds, int horizonSeconds, ForecastTarget target) : ILoadForecaster
{
    /// <inheritdoc/>
    public string Name => $"line {seconds} s + {horizonSeconds} s";

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        int known = Math.Min(seconds, arrivals.Count);
        if (known < 2)
        {
            return arrivals.Mean(1);
        }

        double[] times = [.. Enumerable.Range(0, known).Select(ago => -ago - 0.5)];
        double[] loads = [.. Enumerable.Range(0, known).Select(ago => (double)arrivals[ago])];
        (double present, double slope) = Fit.Line(times, loads);
        double change = slope * horizonSeconds;
        return Math.Max(0.0, present + (target == ForecastTarget.Mean ? change / 2.0 : Math.Max(0.0, change)));
    }
}
