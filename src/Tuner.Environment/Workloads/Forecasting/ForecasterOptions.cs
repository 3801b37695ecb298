using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>Which forecaster, and how far it looks back.</summary>
public sealed record ForecasterOptions
{
    /// <summary>The forecaster.</summary>
    [Description("last: the mean of the last seconds; max: the busiest of the last seconds.")]
    public ForecasterKind Kind { get; init; } = ForecasterKind.Last;

    /// <summary>Seconds looked back on; 5 for <see cref="ForecasterKind.Last"/> and 120 for <see cref="ForecasterKind.Max"/> if not given.</summary>
    [Description("Seconds looked back on. Default: 5 for last, 120 for max.")]
    [Range(1, 600)]
    public int? Seconds { get; init; }

    /// <summary>The forecaster that these options describe.</summary>
    public ILoadForecaster Create() => Kind switch
    {
        ForecasterKind.Last => new LastSecondsForecaster(Seconds ?? 5),
        ForecasterKind.Max => new MaxOfWindowForecaster(Seconds ?? MaxOfWindowForecaster.DefaultSeconds),
        _ => throw new ArgumentOutOfRangeException(nameof(Kind)),
    };
}
