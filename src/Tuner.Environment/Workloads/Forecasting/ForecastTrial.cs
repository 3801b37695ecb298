using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>Plays loads past a forecaster, without a pipeline, and compares what it foretells with what comes.</summary>
/// <param name="IntervalSeconds">From one forecast to the next.</param>
/// <param name="HorizonSeconds">What each is about, from its own second on.</param>
/// <param name="Target">What of it.</param>
public sealed record ForecastTrial(int IntervalSeconds, int HorizonSeconds, ForecastTarget Target)
{
    /// <summary>The accuracy over all forecasts whose horizon lies within its stretch.</summary>
    /// <exception cref="ArgumentException">The stretches hold no horizon.</exception>
    public ForecastAccuracy Run(ILoadForecaster forecaster, IEnumerable<LoadTrace> stretches)
    {
        List<(double Forecast, double Load)> pairs = [];
        foreach (LoadTrace trace in stretches)
        {
            Play(forecaster, trace, pairs);
        }

        return pairs.Count == 0 ? throw new ArgumentException($"no stretch holds {HorizonSeconds} s to foretell") : ForecastAccuracy.Of(pairs);
    }

    private void Play(ILoadForecaster forecaster, LoadTrace trace, List<(double Forecast, double Load)> pairs)
    {
        ArrivalHistory arrivals = new();
        foreach (int count in trace.History)
        {
            arrivals.Add(count);
        }

        (forecaster as OracleForecaster)?.Foresee(trace);
        forecaster.Begin(new ForecastContext(IntervalSeconds, trace.Past));
        for (int now = 0; now + HorizonSeconds <= trace.DurationSeconds; now += IntervalSeconds)
        {
            arrivals.ClockSecond = trace.ClockSecond(now);
            pairs.Add((forecaster.ForecastRps(arrivals), Target.Of(trace, now, now + HorizonSeconds)));
            for (int second = now; second < Math.Min(now + IntervalSeconds, trace.DurationSeconds); second++)
            {
                arrivals.Add(trace[second]);
            }
        }
    }
}
