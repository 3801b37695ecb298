using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>Interval reports of one simulation added up. What happens after the last arrival counts, but not into averages over time.</summary>
internal sealed class SimulationTotals(Pipeline pipeline)
{
    public IntervalReport Sum { get; } = new(pipeline);

    public double Seconds { get; private set; }

    /// <summary>Requests that were inside when nothing could leave any more; 0 where it did not come to that.</summary>
    public int NeverLeave { get; private set; }

    /// <summary>Stages at which they waited without a replica ready.</summary>
    public ImmutableArray<int> StagesWithoutReplica { get; private set; } = [];

    public void Add(IntervalReport report)
    {
        double seconds = report.EndSeconds - report.StartSeconds;
        Seconds += seconds;
        Sum.DecidedCores = report.DecidedCores;
        Sum.DecidedGpuShare = report.DecidedGpuShare;
        for (int i = 0; i < Sum.Stages.Length; i++)
        {
            StageReport to = Sum.Stages[i], from = report.Stages[i];
            to.MeanQueueLength += from.MeanQueueLength * seconds;
            to.BusySeconds += from.BusySeconds;
            to.ReadySeconds += from.ReadySeconds;
            to.PaidCores += from.PaidCores * seconds;
            to.PaidGpuShare += from.PaidGpuShare * seconds;
        }

        Count(report);
    }

    public void AddDrain(IntervalReport report) => Count(report);

    public void EndStalled(int inFlight, ImmutableArray<int> stagesWithoutReplica) =>
        (NeverLeave, StagesWithoutReplica) = (inFlight, stagesWithoutReplica);

    private void Count(IntervalReport report)
    {
        Sum.EndSeconds = report.EndSeconds;
        Sum.Arrived += report.Arrived;
        Sum.OnTime += report.OnTime;
        Sum.Late += report.Late;
        Sum.Dropped += report.Dropped;
        Sum.Abandoned += report.Abandoned;
        Sum.Inside = report.Inside;
        Sum.AccuracySum += report.AccuracySum;
        AddAll(Sum.LatencySeconds, report.LatencySeconds);
        for (int i = 0; i < Sum.Stages.Length; i++)
        {
            StageReport to = Sum.Stages[i], from = report.Stages[i];
            to.Arrived += from.Arrived;
            to.Served += from.Served;
            to.Dropped += from.Dropped;
            to.Batches += from.Batches;
            to.BatchItems += from.BatchItems;
            to.QueueLength = from.QueueLength;
            to.ReplicasReady = from.ReplicasReady;
            to.ReplicasPending = from.ReplicasPending;
            AddAll(to.WaitSeconds, from.WaitSeconds);
            AddAll(to.LatencySeconds, from.LatencySeconds);
        }
    }

    private static void AddAll(Sample to, Sample from)
    {
        foreach (double value in from.Values)
        {
            to.Add(value);
        }
    }
}
