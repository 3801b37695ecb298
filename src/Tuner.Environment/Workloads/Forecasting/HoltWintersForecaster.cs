using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// Holt-Winters on bins that end with the present, run through anew at every decision: over the window, or over the last three cycles where
/// there is a season and two of them are known. The season is kept by the clock, level and trend by the run, so that a run that jumps in its
/// record goes on with the right phase. Never below 0.
/// </summary>
/// <param name="smoothing">Weights of the newest bin.</param>
/// <param name="seconds">The window without a season.</param>
/// <param name="binSeconds">Length of a bin.</param>
/// <param name="cycleSeconds">Length of the season, a whole number of bins; null for none.</param>
/// <param name="horizonSeconds">What is foretold.</param>
/// <param name="target">What stands for the load of a bin and of the horizon.</param>
public sealed class HoltWintersForecaster(
    HoltWintersSmoothing smoothing, int seconds, int binSeconds, int? cycleSeconds, int horizonSeconds, ForecastTarget target)
    : ILoadForecaster
{
    private const int FewestCycles = 2;
    private const int MostCycles = 3;

    private readonly LoadMemory _memory = new();

    /// <inheritdoc/>
    public string Name => cycleSeconds is null ? $"holt-winters by {binSeconds} s" : $"holt-winters by {binSeconds} s of {cycleSeconds} s";

    /// <inheritdoc/>
    public void Begin(ForecastContext context) => _memory.Begin(context);

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        _memory.Update(arrivals);
        bool isSeasonal = cycleSeconds is { } cycle && _memory.Count >= FewestCycles * cycle;
        int phases = isSeasonal ? cycleSeconds!.Value / binSeconds : 1;
        int window = isSeasonal ? MostCycles * cycleSeconds!.Value : seconds;
        int bins = Math.Min(window, _memory.Count) / binSeconds;
        if (bins == 0)
        {
            return arrivals.Max(horizonSeconds);
        }

        HoltWintersModel model = new(smoothing, phases);
        for (int bin = bins; bin > 0; bin--)
        {
            model.Add(LoadOf(bin), Phase(_memory.ClockAgo((bin * binSeconds) - 1), phases));
        }

        int steps = (horizonSeconds + binSeconds - 1) / binSeconds;
        return target.Of(Enumerable.Range(1, steps).Select(
            step => Math.Max(0.0, model.Forecast(step, Phase(_memory.ClockSecond + ((step - 1) * binSeconds), phases)))));
    }

    /// <summary>The load of a bin, 1 for the last one; NaN where a second of it is missing.</summary>
    private double LoadOf(int bin)
    {
        double sum = 0.0, max = 0.0;
        for (int ago = (bin - 1) * binSeconds; ago < bin * binSeconds; ago++)
        {
            double count = _memory.Ago(ago) ?? double.NaN;
            sum += count;
            max = Math.Max(max, count);
        }

        return target == ForecastTarget.Max ? max : sum / binSeconds;
    }

    private int Phase(int clockSecond, int phases) => (((int)Math.Floor((double)clockSecond / binSeconds) % phases) + phases) % phases;
}
