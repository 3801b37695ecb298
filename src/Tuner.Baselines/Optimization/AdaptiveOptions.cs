using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Optimization;

/// <summary>The constraints of a plan, and the load that a policy which follows the load plans for.</summary>
public abstract record AdaptiveOptions : PlanningOptions, IForecastingOptions
{
    /// <summary>Foretells the load.</summary>
    [Description("Foretells the load: {kind: last, seconds: 5}, {kind: max, seconds: 120}, ... (docs/baselines/forecasters.md).")]
    public ForecasterOptions Forecaster { get; init; } = new();

    /// <summary>Fraction added to the forecast load.</summary>
    [Description("Fraction added to the forecast load.")]
    [Range(-0.9, 10.0)]
    public double HeadRoom { get; init; }

    /// <summary>Requests/s added per square root of the forecast load: a safety stock against Poisson noise.</summary>
    [Description("Requests/s added per square root of the forecast load: a safety stock against Poisson noise.")]
    [Range(0.0, 100.0)]
    public double SafetyRoot { get; init; }

    /// <summary>The least load planned for, in requests/s.</summary>
    [Description("The least load planned for, in requests/s.")]
    [Range(1e-6, 1e6)]
    public double MinRateRps { get; init; } = 0.1;

    /// <summary>rate = forecast (1 + head-room) + root sqrt(forecast), at least the least load; a margin of the pipeline's comes first.</summary>
    internal double PlannedRps(double forecastRps, double loadMargin)
    {
        double forecast = Math.Max(0.0, forecastRps) * (1.0 + (Planning ? loadMargin : 0.0));
        return Math.Max(MinRateRps, (forecast * (1.0 + HeadRoom)) + (SafetyRoot * Math.Sqrt(forecast)));
    }
}
