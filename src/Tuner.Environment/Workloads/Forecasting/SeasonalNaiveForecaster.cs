using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// The load of the same seconds of the last cycle that was seen whole there (Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 2021,
/// section 5.2): y(t + h) = x(t + h - m k) with the least k that is known. Where no cycle is known, the last seconds stand in.
/// </summary>
public sealed class SeasonalNaiveForecaster(int cycleSeconds, int horizonSeconds, ForecastTarget target) : ILoadForecaster
{
    private readonly LoadMemory _memory = new();

    /// <inheritdoc/>
    public string Name => $"seasonal-naive {cycleSeconds} s";

    /// <inheritdoc/>
    public void Begin(ForecastContext context) => _memory.Begin(context);

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        _memory.Update(arrivals);
        for (int start = _memory.ClockSecond - cycleSeconds; start >= _memory.EarliestClockSecond; start -= cycleSeconds)
        {
            if (Seen(start) is { } seconds)
            {
                return target.Of(seconds);
            }
        }

        return target == ForecastTarget.Max ? arrivals.Max(horizonSeconds) : arrivals.Mean(horizonSeconds);
    }

    private double[]? Seen(int startSecond)
    {
        double[] seconds = new double[horizonSeconds];
        for (int i = 0; i < horizonSeconds; i++)
        {
            if (_memory.AtClock(startSecond + i) is not { } count)
            {
                return null;
            }

            seconds[i] = count;
        }

        return seconds;
    }
}
