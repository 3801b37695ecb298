namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>How the next load is foretold.</summary>
public enum ForecasterKind
{
    /// <summary>The mean of the last seconds.</summary>
    Last,

    /// <summary>The busiest of the last seconds.</summary>
    Max,
}
