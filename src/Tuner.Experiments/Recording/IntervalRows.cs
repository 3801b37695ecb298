using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Recording;

/// <summary>Builds the rows of one run in order: a row knows what was decided before it.</summary>
public sealed class IntervalRows(Pipeline pipeline, Objective objective)
{
    private Decision? _before;
    private int _next;

    /// <summary>The row of the interval that has just passed. The report is copied from, not kept.</summary>
    public IntervalRow Next(IntervalReport report, Score score, Decision decision, DecisionNote note)
    {
        IntervalRow row = new()
        {
            Interval = _next,
            StartSeconds = report.StartSeconds,
            EndSeconds = report.EndSeconds,
            OfferedRps = report.Arrived / (report.EndSeconds - report.StartSeconds),
            Arrived = report.Arrived,
            OnTime = report.OnTime,
            Late = report.Late,
            Dropped = report.Dropped,
            Abandoned = report.Abandoned,
            Inside = report.Inside,
            Answered = report.Answered,
            NodesLost = report.NodesLost,
            Accuracy = report.Accuracy,
            DecidedCores = report.DecidedCores,
            PaidCores = report.PaidCores,
            DecidedGpuShare = report.DecidedGpuShare,
            PaidGpuShare = report.PaidGpuShare,
            CostCores = objective.CostCores(report.PaidCores, report.PaidGpuShare),
            Score = score,
            ViolationRatio = report.ViolationRatio,
            LatencyP50Seconds = report.LatencySeconds.Quantile(0.50),
            LatencyP95Seconds = report.LatencySeconds.Quantile(0.95),
            LatencyP99Seconds = report.LatencySeconds.Quantile(0.99),
            LatencyMeanSeconds = report.LatencySeconds.Mean,
            PlannedRps = note.PlannedRps,
            Feasible = note.Feasible,
            Decision = DecisionText.Format(pipeline, decision),
            Changes = _before is null ? 0 : decision.Stages.Zip(_before.Stages).Count(pair => Differ(pair.First, pair.Second)),
            Stages = [.. pipeline.Stages.Select((stage, i) => Of(stage, decision.Stages[i], report.Stages[i]))],
        };
        _before = decision;
        _next++;
        return row;
    }

    private static bool Differ(StageDecision now, StageDecision before) =>
        now.MaxBatch != before.MaxBatch || !now.Deployments.AsSpan().SequenceEqual(before.Deployments.AsSpan());

    private static StageRow Of(Stage stage, StageDecision decision, StageReport report) => new(
        stage.Name,
        string.Join('+', decision.Deployments.Select(d => stage.Variants[d.Variant].Name)),
        decision.Replicas,
        decision.MaxBatch,
        report.ReplicasReady,
        report.ReplicasStarting,
        report.ReplicasPending,
        report.QueueLength,
        report.ReadySeconds > 0.0 ? report.BusySeconds / report.ReadySeconds : double.NaN,
        report.LatencySeconds.Quantile(0.99))
    {
        StartsFailed = report.StartsFailed,
        Crashed = report.ReplicasCrashed,
        Retried = report.Retried,
    };
}
