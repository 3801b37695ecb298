using System.Globalization;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// What the clock alone tells: the quantile, over the training days, of the load of the horizon at this phase of a cycle. The bursts of the Twitter trace of
/// August 2021 keep to the half hours. What is going on now does not count. At a phase that training never saw, or where there is no
/// clock, the quantile over all phases.
/// </summary>
public sealed class ClockForecaster : ILoadForecaster
{
    private readonly double[] _byPhase;
    private readonly double _overall;

    /// <summary>Learns from recorded stretches.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not recorded.</exception>
    public ClockForecaster(
        IReadOnlyList<LoadTrace> training, int cycleSeconds, double quantile, int horizonSeconds, ForecastTarget target)
    {
        if (training.Count == 0 || !training.All(t => t.IsRecorded))
        {
            throw new ArgumentException("the clock forecaster learns from the training stretches of a recorded workload: give workload.file, or another forecaster");
        }

        List<double>[] samples = [.. Enumerable.Range(0, cycleSeconds).Select(_ => new List<double>())];
        foreach (LoadTrace trace in training)
        {
            for (int second = -trace.HistorySeconds; second + horizonSeconds <= trace.DurationSeconds; second++)
            {
                samples[trace.RecordedSecond(second) % cycleSeconds].Add(target.Of(trace, second, second + horizonSeconds));
            }
        }

        if (samples.All(s => s.Count == 0))
        {
            throw new ArgumentException($"the training stretches hold no {horizonSeconds} s for the clock forecaster to learn from");
        }

        Name = string.Create(CultureInfo.InvariantCulture, $"clock {quantile} of {cycleSeconds} s");
        _overall = Quantiles.Of(samples.SelectMany(s => s), quantile);
        _byPhase = Array.ConvertAll(samples, s => s.Count == 0 ? _overall : Quantiles.Of(s, quantile));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals) =>
        arrivals.ClockSecond is { } now ? _byPhase[now % _byPhase.Length] : _overall;
}
