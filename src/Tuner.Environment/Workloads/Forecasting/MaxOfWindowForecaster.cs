using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>The load to come is the busiest second of the last two minutes (IPA's stand-in until its LSTM has seen enough).</summary>
public sealed class MaxOfWindowForecaster : ILoadForecaster
{
    /// <summary>The two minutes that IPA's predictors look back on.</summary>
    public const int DefaultSeconds = 120;

    private readonly int _seconds;

    /// <summary>Looks back on <paramref name="seconds"/>, at least 1.</summary>
    public MaxOfWindowForecaster(int seconds = DefaultSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        _seconds = seconds;
    }

    /// <inheritdoc/>
    public string Name => $"max {_seconds} s";

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals) => arrivals.Max(_seconds);
}
