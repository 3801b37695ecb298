namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>What stands for the load of several seconds.</summary>
public enum ForecastTarget
{
    /// <summary>The busiest of them.</summary>
    Max,

    /// <summary>Their mean.</summary>
    Mean,
}
