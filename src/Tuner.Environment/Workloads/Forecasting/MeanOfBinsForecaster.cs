using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// The mean of the bins' busiest seconds: IPA's predictor <c>avg</c> (Ghafouri et al., JSys 2024; its adapter) as it was meant. The published
/// code divides the busiest bin by their number. With bins of 1 s, the mean of the window.
/// </summary>
public sealed class MeanOfBinsForecaster(int seconds, int binSeconds) : ILoadForecaster
{
    /// <inheritdoc/>
    public string Name => $"mean {seconds} s by {binSeconds} s";

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        double[] bins = ArrivalBins.Of(arrivals, seconds, binSeconds, ForecastTarget.Max);
        return bins.Length == 0 ? arrivals.Max(seconds) : bins.Average();
    }
}
