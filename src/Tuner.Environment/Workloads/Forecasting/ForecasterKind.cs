namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>How the next load is foretold.</summary>
public enum ForecasterKind
{
    /// <summary>The mean of the last seconds.</summary>
    Last,

    /// <summary>The busiest of the last seconds.</summary>
    Max,

    /// <summary>The mean of the bins' busiest seconds.</summary>
    Mean,

    /// <summary>The busiest of the last intervals' means.</summary>
    Hold,

    /// <summary>A quantile of the last seconds.</summary>
    Quantile,

    /// <summary>Exponential smoothing.</summary>
    Ewma,

    /// <summary>Exponential smoothing with trend and, where a cycle is given, season.</summary>
    HoltWinters,

    /// <summary>The same seconds of the last cycle.</summary>
    SeasonalNaive,

    /// <summary>The line through the last seconds.</summary>
    Line,

    /// <summary>Autoregression.</summary>
    Ar,

    /// <summary>The quantile of this phase of the cycle over the training days.</summary>
    Clock,

    /// <summary>A trained network.</summary>
    Lstm,

    /// <summary>The load as it will be: a reference.</summary>
    Oracle,
}
