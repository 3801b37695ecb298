using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>Which forecaster, and its settings; what is not given has the default of the kind.</summary>
public sealed record ForecasterOptions
{
    /// <summary>The forecaster.</summary>
    [Description(
        "last, max, mean (of the bins' busiest seconds), quantile, ewma, line, ar: of the last seconds; hold: the busiest of the last intervals' means; "
        + "holt-winters; seasonal-naive; clock: the quantile of this phase of the cycle over the training days; lstm: a trained network; oracle: the load as it will be, a reference.")]
    public ForecasterKind Kind { get; init; } = ForecasterKind.Last;

    /// <summary>Seconds looked back on.</summary>
    [Description("Seconds looked back on. Default: 5 for last, 30 for line, 60 for quantile, 120 for max and mean, 600 for ewma, ar and holt-winters.")]
    [Range(1, 3_600)]
    public int? Seconds { get; init; }

    /// <summary>Intervals looked back on.</summary>
    [Description("Intervals that hold looks back on. Default: 3.")]
    [Range(1, 100)]
    public int? Intervals { get; init; }

    /// <summary>Weight of the newest observation for the level.</summary>
    [Description("Weight of the newest observation. Default: 0.2 a second for ewma, 0.5 a bin for holt-winters.")]
    [Range(0.0, 1.0)]
    public double? Alpha { get; init; }

    /// <summary>For the trend.</summary>
    [Description("Weight of the newest observation for the trend of holt-winters. Default: 0.1.")]
    [Range(0.0, 1.0)]
    public double? Beta { get; init; }

    /// <summary>For the season.</summary>
    [Description("Weight of the newest observation for the season of holt-winters. Default: 0.1.")]
    [Range(0.0, 1.0)]
    public double? Gamma { get; init; }

    /// <summary>Which quantile.</summary>
    [Description("Which quantile: of the seconds looked back on for quantile, default 0.95; of the training days for clock, default 0.5.")]
    [Range(0.0, 1.0)]
    public double? Quantile { get; init; }

    /// <summary>Bins that an autoregression looks back on.</summary>
    [Description("Order of the autoregression. Default: 1.")]
    [Range(1, 20)]
    public int? Order { get; init; }

    /// <summary>Length of a bin.</summary>
    [Description("Seconds of a bin, for mean, holt-winters and ar. Default: 10.")]
    [Range(1, 3_600)]
    public int? BinSeconds { get; init; }

    /// <summary>Length of a cycle.</summary>
    [Description("Seconds of a cycle. Default: 7200 for clock and seasonal-naive; none for holt-winters, which then has no season.")]
    [Range(2, 604_800)]
    public int? CycleSeconds { get; init; }

    /// <summary>How far ahead.</summary>
    [Description("Seconds that are foretold, for holt-winters, seasonal-naive, line, ar, clock and oracle. Default: 20.")]
    [Range(1, 3_600)]
    public int? HorizonSeconds { get; init; }

    /// <summary>What of them.</summary>
    [Description("What is foretold of them: max, the busiest second, or mean. Default: max.")]
    public ForecastTarget? Target { get; init; }

    /// <summary>A trained network.</summary>
    [Description("The network of lstm, a file that tuner train-forecaster wrote.")]
    public string? File { get; init; }

    /// <summary>The forecaster that these options describe, learnt from the workload's training stretches where it learns.</summary>
    /// <param name="workload">Whose load is foretold.</param>
    /// <param name="load">Reads the file of a trained network.</param>
    /// <exception cref="ArgumentException">It cannot learn from this workload, or its file cannot be read.</exception>
    public ILoadForecaster Create(IWorkload workload, ForecasterLoader load)
    {
        int bin = BinSeconds ?? ForecasterDefaults.BinSeconds, cycle = CycleSeconds ?? ForecasterDefaults.CycleSeconds;
        int horizon = HorizonSeconds ?? ForecasterDefaults.HorizonSeconds, seconds = ForecasterRules.Seconds(this);
        ForecastTarget target = Target ?? ForecastTarget.Max;
        return Kind switch
        {
            ForecasterKind.Last => new LastSecondsForecaster(seconds),
            ForecasterKind.Max => new MaxOfWindowForecaster(seconds),
            ForecasterKind.Mean => new MeanOfBinsForecaster(seconds, bin),
            ForecasterKind.Hold => new HoldForecaster(Intervals ?? 3),
            ForecasterKind.Quantile => new QuantileForecaster(Quantile ?? 0.95, seconds),
            ForecasterKind.Ewma => new EwmaForecaster(Alpha ?? 0.2, seconds),
            ForecasterKind.HoltWinters => new HoltWintersForecaster(
                new HoltWintersSmoothing(Alpha ?? 0.5, Beta ?? 0.1, Gamma ?? 0.1), seconds, bin, CycleSeconds, horizon, target),
            ForecasterKind.SeasonalNaive => new SeasonalNaiveForecaster(cycle, horizon, target),
            ForecasterKind.Line => new LineForecaster(seconds, horizon, target),
            ForecasterKind.Ar => new ArForecaster(Order ?? 1, seconds, bin, horizon, target),
            ForecasterKind.Clock => new ClockForecaster(RecordedStretches.Training(workload), cycle, Quantile ?? 0.5, horizon, target),
            ForecasterKind.Lstm => load(File ?? throw new ArgumentException(ForecasterRules.FileMissing)),
            ForecasterKind.Oracle => new OracleForecaster(horizon, target),
            _ => throw new ArgumentOutOfRangeException(nameof(workload), Kind, null),
        };
    }
}
