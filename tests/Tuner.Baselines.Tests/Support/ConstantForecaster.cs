using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Tests.Support;

/// <summary>Foretells what it is told.</summary>
internal sealed class ConstantForecaster(double rateRps) : ILoadForecaster
{
    public string Name => "constant";

    public double RateRps { get; set; } = rateRps;

    public double ForecastRps(ArrivalHistory arrivals) => RateRps;
}
