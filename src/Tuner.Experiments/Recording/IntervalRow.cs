using System.Collections.Immutable;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Recording;

/// <summary>
/// One adaptation interval of one run: what was decided, what happened, what it scored. A row of intervals.csv; every column is
/// explained in docs/columns.md. Nothing that a clock measured is in it. <see cref="IntervalRows"/> builds it.
/// </summary>
public sealed record IntervalRow : IRow<IntervalRow>
{
    /// <summary>0 for the first interval of the run.</summary>
    public required int Interval { get; init; }

    /// <summary>Seconds since the start of the run.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>Seconds since the start of the run.</summary>
    public required double EndSeconds { get; init; }

    /// <summary>Requests/s that came.</summary>
    public required double OfferedRps { get; init; }

    /// <summary>Requests that came.</summary>
    public required int Arrived { get; init; }

    /// <summary>Requests answered by their deadline.</summary>
    public required int OnTime { get; init; }

    /// <summary>Requests whose deadline passed.</summary>
    public required int Late { get; init; }

    /// <summary>Requests given up in time.</summary>
    public required int Dropped { get; init; }

    /// <summary>Requests given up after they were late; counted as late.</summary>
    public required int Abandoned { get; init; }

    /// <summary>Requests inside at the end, not counted yet.</summary>
    public required int Inside { get; init; }

    /// <summary>Requests answered, on time or late.</summary>
    public required int Answered { get; init; }

    /// <summary>Nodes lost in the interval.</summary>
    public int NodesLost { get; init; }

    /// <summary>Requests/s answered by their deadline.</summary>
    public double GoodputRps => OnTime / (EndSeconds - StartSeconds);

    /// <summary>PAS: mean product of accuracies of the requests answered, in [0, 1]; NaN where none was.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Cores of the decision in force.</summary>
    public required double DecidedCores { get; init; }

    /// <summary>Cores paid for, averaged over the interval.</summary>
    public required double PaidCores { get; init; }

    /// <summary>GPU share of the decision in force.</summary>
    public required double DecidedGpuShare { get; init; }

    /// <summary>GPU share paid for, averaged over the interval.</summary>
    public required double PaidGpuShare { get; init; }

    /// <summary>What is paid as one number: cores, and GPU share at its price in cores.</summary>
    public required double CostCores { get; init; }

    /// <summary>The score's terms, each with its sign.</summary>
    public required Score Score { get; init; }

    /// <summary>(late + dropped) / (on time + late + dropped), 0 where that is empty.</summary>
    public required double ViolationRatio { get; init; }

    /// <summary>Median latency of the requests answered; NaN where none was, as the next three.</summary>
    public required double LatencyP50Seconds { get; init; }

    /// <summary>95th percentile of their latency.</summary>
    public required double LatencyP95Seconds { get; init; }

    /// <summary>99th percentile of their latency.</summary>
    public required double LatencyP99Seconds { get; init; }

    /// <summary>Mean of their latency.</summary>
    public required double LatencyMeanSeconds { get; init; }

    /// <summary>The load that the policy planned for, in requests/s; NaN where it plans for none.</summary>
    public required double PlannedRps { get; init; }

    /// <summary>False where no legal decision met the policy's constraints.</summary>
    public required bool Feasible { get; init; }

    /// <summary>The decision in the notation of <see cref="DecisionText"/>.</summary>
    public required string Decision { get; init; }

    /// <summary>Stages whose variants, replicas or batch differ from the interval before; 0 in the first.</summary>
    public required int Changes { get; init; }

    /// <summary>By stage, in the pipeline's order.</summary>
    public required ImmutableArray<StageRow> Stages { get; init; }

    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("interval", Interval);
        to.Put("start_s", StartSeconds);
        to.Put("end_s", EndSeconds);
        to.Put("offered_rps", OfferedRps);
        to.Put("arrived", Arrived);
        to.Put("on_time", OnTime);
        to.Put("late", Late);
        to.Put("dropped", Dropped);
        to.Put("abandoned", Abandoned);
        to.Put("inside", Inside);
        to.Put("answered", Answered);
        to.Put("goodput_rps", GoodputRps);
        to.Put("nodes_lost", NodesLost);
        to.Put("accuracy", Accuracy);
        to.Put("decided_cores", DecidedCores);
        to.Put("paid_cores", PaidCores);
        to.Put("decided_gpu_share", DecidedGpuShare);
        to.Put("paid_gpu_share", PaidGpuShare);
        to.Put("cost_cores", CostCores);
        to.Put("score", Score.Total);
        to.Put("score_accuracy", Score.Accuracy);
        to.Put("score_cost", Score.Cost);
        to.Put("score_violations", Score.Violations);
        to.Put("score_batch", Score.Batch);
        to.Put("violation_ratio", ViolationRatio);
        to.Put("latency_p50_s", LatencyP50Seconds);
        to.Put("latency_p95_s", LatencyP95Seconds);
        to.Put("latency_p99_s", LatencyP99Seconds);
        to.Put("latency_mean_s", LatencyMeanSeconds);
        to.Put("planned_rps", PlannedRps);
        to.Put("feasible", Feasible);
        to.Put("decision", Decision);
        to.Put("changes", Changes);
        foreach (StageRow stage in Stages)
        {
            stage.Write(to);
        }
    }

    /// <inheritdoc/>
    public static IntervalRow Read(RowReader from) => new()
    {
        Interval = from.Whole("interval"),
        StartSeconds = from.Number("start_s"),
        EndSeconds = from.Number("end_s"),
        OfferedRps = from.Number("offered_rps"),
        Arrived = from.Whole("arrived"),
        OnTime = from.Whole("on_time"),
        Late = from.Whole("late"),
        Dropped = from.Whole("dropped"),
        Abandoned = from.Whole("abandoned"),
        Inside = from.Whole("inside"),
        Answered = from.Whole("answered"),
        NodesLost = from.Whole("nodes_lost"),
        Accuracy = from.Number("accuracy"),
        DecidedCores = from.Number("decided_cores"),
        PaidCores = from.Number("paid_cores"),
        DecidedGpuShare = from.Number("decided_gpu_share"),
        PaidGpuShare = from.Number("paid_gpu_share"),
        CostCores = from.Number("cost_cores"),
        Score = new Score(
            from.Number("score_accuracy"),
            from.Number("score_cost"),
            from.Number("score_violations"),
            from.Number("score_batch")),
        ViolationRatio = from.Number("violation_ratio"),
        LatencyP50Seconds = from.Number("latency_p50_s"),
        LatencyP95Seconds = from.Number("latency_p95_s"),
        LatencyP99Seconds = from.Number("latency_p99_s"),
        LatencyMeanSeconds = from.Number("latency_mean_s"),
        PlannedRps = from.Number("planned_rps"),
        Feasible = from.Truth("feasible"),
        Decision = from.Text("decision"),
        Changes = from.Whole("changes"),
        Stages = [.. StageRow.StagesOf(from.Columns).Select(stage => StageRow.Read(from, stage))],
    };
}
