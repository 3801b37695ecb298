using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Heuristics;

/// <summary>The load that a policy with rules of its own for latency plans for.</summary>
public abstract record ForecastOptions : IForecastingOptions
{
    /// <summary>Foretells the load.</summary>
    [Description("Foretells the load: {kind: last, seconds: 5}, {kind: max, seconds: 120} or another kind.")]
    public ForecasterOptions Forecaster { get; init; } = new();

    /// <summary>Fraction added to the forecast load.</summary>
    [Description("Fraction added to the forecast load.")]
    [Range(-0.9, 10.0)]
    public double HeadRoom { get; init; }

    /// <summary>The least load planned for, in requests/s.</summary>
    [Description("The least load planned for, in requests/s.")]
    [Range(1e-6, 1e6)]
    public double MinRateRps { get; init; } = 0.1;

    internal double PlannedRps(double forecastRps) => Math.Max(MinRateRps, Math.Max(0.0, forecastRps) * (1.0 + HeadRoom));
}
