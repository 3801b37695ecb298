using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Workloads;

/// <summary>Foretells the load that the next decision has to serve.</summary>
public interface ILoadForecaster
{
    /// <summary>As in rows and messages.</summary>
    string Name { get; }

    /// <summary>Begins a run; what was remembered of the last one is forgotten. Nothing, for those that remember nothing.</summary>
    void Begin(ForecastContext context)
    {
    }

    /// <summary>Requests/s expected until the next decision takes effect, from the past alone; asked once a decision, in order.</summary>
    double ForecastRps(ArrivalHistory arrivals);
}
