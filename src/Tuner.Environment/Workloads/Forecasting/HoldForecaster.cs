using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>The busiest of the last intervals' means: follows a rising load at once and holds it for some intervals when it falls.</summary>
public sealed class HoldForecaster(int intervals) : ILoadForecaster
{
    private int _intervalSeconds = 10;

    /// <inheritdoc/>
    public string Name => $"hold {intervals} intervals";

    /// <inheritdoc/>
    public void Begin(ForecastContext context) => _intervalSeconds = Math.Max(1, (int)context.IntervalSeconds);

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        double[] means = ArrivalBins.Of(arrivals, intervals * _intervalSeconds, _intervalSeconds, ForecastTarget.Mean);
        return means.Length == 0 ? arrivals.Mean(_intervalSeconds) : means.Max();
    }
}
