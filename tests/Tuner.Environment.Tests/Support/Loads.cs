using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Support;

/// <summary>Small loads to forecast.</summary>
internal static class Loads
{
    /// <summary>Seconds that a policy has seen, the oldest first.</summary>
    public static ArrivalHistory History(params int[] counts)
    {
        ArrivalHistory history = new();
        Array.ForEach(counts, history.Add);
        return history;
    }

    /// <summary>A run of a record from a second of it on, the history before it included.</summary>
    public static LoadTrace Recorded(int[] record, int startSecond, int historySeconds = 4, bool[]? missing = null) => new(
        "recorded", record[(startSecond - historySeconds)..], historySeconds, [.. Enumerable.Range(startSecond - historySeconds, record.Length - startSecond + historySeconds)])
    {
        Past = new RecordedPast(new SecondTrace("record", record, missing ?? new bool[record.Length]), startSecond),
    };

    /// <summary>The forecasts of a run, one a step.</summary>
    public static List<double> Play(ILoadForecaster forecaster, LoadTrace trace, int stepSeconds)
    {
        List<double> forecasts = [];
        ArrivalHistory arrivals = History(trace.History.ToArray());
        (forecaster as OracleForecaster)?.Foresee(trace);
        forecaster.Begin(new ForecastContext(stepSeconds, trace.Past));
        for (int now = 0; now < trace.DurationSeconds; now++)
        {
            if (now % stepSeconds == 0)
            {
                arrivals.ClockSecond = trace.ClockSecond(now);
                forecasts.Add(forecaster.ForecastRps(arrivals));
            }

            arrivals.Add(trace[now]);
        }

        return forecasts;
    }
}
