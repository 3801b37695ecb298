using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>The load to come is the mean of the last seconds.</summary>
public sealed class LastSecondsForecaster : ILoadForecaster
{
    private readonly int _seconds;

    /// <summary>Looks back on <paramref name="seconds"/>, at least 1.</summary>
    public LastSecondsForecaster(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        _seconds = seconds;
    }

    /// <inheritdoc/>
    public string Name => $"last {_seconds} s";

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals) => arrivals.Mean(_seconds);
}
