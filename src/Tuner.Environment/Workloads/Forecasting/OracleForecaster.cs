using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>The load as it will be: the reference that tells what better forecasts are worth, and no policy's.</summary>
public sealed class OracleForecaster(int horizonSeconds, ForecastTarget target) : ILoadForecaster, IForeseeing
{
    private LoadTrace? _trace;

    /// <inheritdoc/>
    public string Name => $"oracle {horizonSeconds} s";

    /// <inheritdoc/>
    public void Foresee(Hindsight hindsight) => Foresee(hindsight.Trace);

    /// <summary>The load that is about to be played.</summary>
    public void Foresee(LoadTrace trace) => _trace = trace;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Nobody told it the load.</exception>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        if (arrivals.Count == 0)
        {
            return 0.0;
        }

        LoadTrace trace = _trace ?? throw new InvalidOperationException("The oracle was not told the load: who plays an episode has to tell it before.");
        int now = (int)arrivals.TotalSeconds - trace.HistorySeconds;
        double load = target.Of(trace, now, now + horizonSeconds);
        return double.IsNaN(load) ? arrivals.Mean(1) : load;
    }
}
