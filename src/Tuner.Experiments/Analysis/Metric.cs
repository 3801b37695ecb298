namespace Tuner.Experiments.Analysis;

/// <summary>A number of a run that is averaged over seeds.</summary>
/// <param name="Name">As in the columns of summary.csv.</param>
/// <param name="Of">The number of one run.</param>
public sealed record Metric(string Name, Func<CellSummary, double> Of)
{
    /// <summary>Run score.</summary>
    public static Metric Score { get; } = new("score", c => c.Score);

    /// <summary>PAS.</summary>
    public static Metric Accuracy { get; } = new("accuracy", c => c.Accuracy);

    /// <summary>Cores and GPU share paid for, as one number.</summary>
    public static Metric CostCores { get; } = new("cost_cores", c => c.CostCores);

    /// <summary>Cores paid for.</summary>
    public static Metric PaidCores { get; } = new("paid_cores", c => c.PaidCores);

    /// <summary>Cores decided.</summary>
    public static Metric DecidedCores { get; } = new("decided_cores", c => c.DecidedCores);

    /// <summary>GPU share paid for.</summary>
    public static Metric PaidGpuShare { get; } = new("paid_gpu_share", c => c.PaidGpuShare);

    /// <summary>Share of requests late or dropped.</summary>
    public static Metric Violations { get; } = new("violations", c => c.Violations);

    /// <summary>Requests that came, per second.</summary>
    public static Metric OfferedRps { get; } = new("offered_rps", c => c.OfferedRps);

    /// <summary>Requests answered by their deadline, per second.</summary>
    public static Metric GoodputRps { get; } = new("goodput_rps", c => c.GoodputRps);

    /// <summary>99th percentile of the latency over the whole run.</summary>
    public static Metric LatencyP99Seconds { get; } = new("latency_p99_s", c => c.LatencyP99Seconds);

    /// <summary>Stages changed per hour.</summary>
    public static Metric ChangesPerHour { get; } = new("changes_per_hour", c => c.ChangesPerHour);

    /// <summary>All, in the order of the columns.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Score,
        new("score_accuracy", c => c.ScoreAccuracy),
        new("score_cost", c => c.ScoreCost),
        new("score_violations", c => c.ScoreViolations),
        new("score_batch", c => c.ScoreBatch),
        Accuracy,
        new("mean_interval_accuracy", c => c.MeanIntervalAccuracy),
        CostCores,
        PaidCores,
        DecidedCores,
        PaidGpuShare,
        new("decided_gpu_share", c => c.DecidedGpuShare),
        Violations,
        GoodputRps,
        ChangesPerHour,
        new("infeasible_intervals", c => c.InfeasibleIntervals),
        new("mean_interval_p99_s", c => c.MeanIntervalP99Seconds),
        LatencyP99Seconds,
        OfferedRps,
        new("inside_at_end", c => c.InsideAtEnd),
    ];
}
