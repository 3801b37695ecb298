using System.Globalization;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>Always the same load: for a question about one.</summary>
public sealed class ConstantForecaster(double rateRps) : ILoadForecaster
{
    /// <inheritdoc/>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"constant {rateRps}");

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals) => rateRps;
}
