using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads;

/// <summary>Foretells the load that the next decision has to serve.</summary>
public interface ILoadForecaster
{
    /// <summary>As in rows and messages.</summary>
    string Name { get; }

    /// <summary>Requests/s expected until the next decision takes effect, from the past alone.</summary>
    double ForecastRps(ArrivalHistory arrivals);
}
