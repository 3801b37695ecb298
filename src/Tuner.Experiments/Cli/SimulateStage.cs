using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>One stage of a simulation.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Served">Items answered.</param>
/// <param name="Dropped">Items given up.</param>
/// <param name="MeanQueueLength">Time average of the items waiting.</param>
/// <param name="MeanBatch">Items per batch.</param>
/// <param name="Utilisation">Busy share of ready replicas.</param>
/// <param name="WaitSeconds">In the queue.</param>
/// <param name="LatencySeconds">From the queue's entry to the answer.</param>
/// <param name="ReplicasReady">At the end.</param>
/// <param name="ReplicasPending">Decided, but without room on the cluster at the end.</param>
internal sealed record SimulateStage(
    string Stage,
    int Served,
    int Dropped,
    double MeanQueueLength,
    double MeanBatch,
    double Utilisation,
    Spread WaitSeconds,
    Spread LatencySeconds,
    int ReplicasReady,
    int ReplicasPending)
{
    public static SimulateStage Of(Stage stage, StageReport sum, double seconds) => new(
        stage.Name,
        sum.Served,
        sum.Dropped,
        sum.MeanQueueLength / seconds,
        (double)sum.BatchItems / sum.Batches,
        sum.BusySeconds / sum.ReadySeconds,
        Spread.Of(sum.WaitSeconds),
        Spread.Of(sum.LatencySeconds),
        sum.ReplicasReady,
        sum.ReplicasPending);
}
