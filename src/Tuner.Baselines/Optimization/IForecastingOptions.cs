using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Optimization;

/// <summary>Options of a policy that foretells the load.</summary>
public interface IForecastingOptions
{
    /// <summary>Which forecaster.</summary>
    ForecasterOptions Forecaster { get; }
}
