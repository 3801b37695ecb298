using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Analysis;

/// <summary>The numbers of one run, from its rows.</summary>
public sealed record CellSummary
{
    /// <summary>Which run.</summary>
    public required CellKey Cell { get; init; }

    /// <summary>Intervals of the run.</summary>
    public required int Intervals { get; init; }

    /// <summary>Requests/s that came, over the run.</summary>
    public required double OfferedRps { get; init; }

    /// <summary>Run score: mean over the intervals of the total.</summary>
    public required double Score { get; init; }

    /// <summary>Mean over the intervals of the accuracy term, as the next three of theirs.</summary>
    public required double ScoreAccuracy { get; init; }

    /// <summary>Of the cost term, 0 or less.</summary>
    public required double ScoreCost { get; init; }

    /// <summary>Of the violations term, 0 or less.</summary>
    public required double ScoreViolations { get; init; }

    /// <summary>Of the batch term, 0 or less.</summary>
    public required double ScoreBatch { get; init; }

    /// <summary>PAS in [0, 1]: mean over all requests answered; NaN where none was.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean over the intervals of their accuracy, whatever number of requests each answered, as IPA's figures have it; NaN where none was.</summary>
    public required double MeanIntervalAccuracy { get; init; }

    /// <summary>Mean over the intervals of cores and GPU share paid for, the share at its price in cores.</summary>
    public required double CostCores { get; init; }

    /// <summary>Mean over the intervals, as the next three.</summary>
    public required double PaidCores { get; init; }

    /// <summary>Of the decision in force: what papers report.</summary>
    public required double DecidedCores { get; init; }

    /// <summary>Shares of a GPU.</summary>
    public required double PaidGpuShare { get; init; }

    /// <summary>Shares of a GPU.</summary>
    public required double DecidedGpuShare { get; init; }

    /// <summary>(late + dropped) / (on time + late + dropped) over the run, 0 where that is empty.</summary>
    public required double Violations { get; init; }

    /// <summary>Requests/s answered by their deadline, over the run.</summary>
    public required double GoodputRps { get; init; }

    /// <summary>Stages changed per hour of the run.</summary>
    public required double ChangesPerHour { get; init; }

    /// <summary>Intervals for which the policy found no decision that met its constraints.</summary>
    public required int InfeasibleIntervals { get; init; }

    /// <summary>Mean over the intervals of the interval's 99th percentile of latency; NaN where nothing was answered. Not the run's percentile.</summary>
    public required double MeanIntervalP99Seconds { get; init; }

    /// <summary>99th percentile of the latency of all requests answered in the run; NaN where it was not recorded.</summary>
    public required double LatencyP99Seconds { get; init; }

    /// <summary>Requests inside when the run ended; counted nowhere else.</summary>
    public required int InsideAtEnd { get; init; }

    /// <summary>The summary of a run's rows; at least one.</summary>
    /// <param name="cell">Which run.</param>
    /// <param name="rows">Its intervals.</param>
    /// <param name="latencies">Quantiles of its latency; null where they are not wanted.</param>
    public static CellSummary Of(CellKey cell, IReadOnlyList<IntervalRow> rows, IReadOnlyList<LatencyRow>? latencies = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count, nameof(rows));
        long answered = rows.Sum(r => (long)r.Answered);
        long violated = rows.Sum(r => (long)r.Late + r.Dropped);
        long counted = violated + rows.Sum(r => (long)r.OnTime);
        double hours = (rows[^1].EndSeconds - rows[0].StartSeconds) / 3600.0;
        return new CellSummary
        {
            Cell = cell,
            Intervals = rows.Count,
            OfferedRps = rows.Sum(r => (long)r.Arrived) / (rows[^1].EndSeconds - rows[0].StartSeconds),
            Score = rows.Average(r => r.Score.Total),
            ScoreAccuracy = rows.Average(r => r.Score.Accuracy),
            ScoreCost = rows.Average(r => r.Score.Cost),
            ScoreViolations = rows.Average(r => r.Score.Violations),
            ScoreBatch = rows.Average(r => r.Score.Batch),
            Accuracy = answered == 0
                ? double.NaN
                : rows.Where(r => r.Answered > 0).Sum(r => r.Answered * r.Accuracy) / answered,
            MeanIntervalAccuracy = rows.Where(r => r.Answered > 0).Select(r => r.Accuracy).DefaultIfEmpty(double.NaN).Average(),
            CostCores = rows.Average(r => r.CostCores),
            PaidCores = rows.Average(r => r.PaidCores),
            DecidedCores = rows.Average(r => r.DecidedCores),
            PaidGpuShare = rows.Average(r => r.PaidGpuShare),
            DecidedGpuShare = rows.Average(r => r.DecidedGpuShare),
            Violations = counted == 0 ? 0.0 : (double)violated / counted,
            GoodputRps = (counted - violated) / (rows[^1].EndSeconds - rows[0].StartSeconds),
            ChangesPerHour = rows.Sum(r => r.Changes) / hours,
            InfeasibleIntervals = rows.Count(r => !r.Feasible),
            MeanIntervalP99Seconds = rows.Select(r => r.LatencyP99Seconds).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average(),
            LatencyP99Seconds = latencies?.FirstOrDefault(l => l.Quantile == 0.99)?.LatencySeconds ?? double.NaN,
            InsideAtEnd = rows[^1].Inside,
        };
    }
}
