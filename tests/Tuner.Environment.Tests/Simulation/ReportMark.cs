using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>A number that hangs on every bit of a report (FNV-1a over its 64-bit words).</summary>
internal static class ReportMark
{
    public static ulong Of(IntervalReport report)
    {
        ulong mark = 0xCBF29CE484222325UL;
        Add(report.StartSeconds, report.EndSeconds, report.AccuracySum, report.DecidedCores, report.DecidedGpuShare);
        Add(report.Arrived, report.OnTime, report.Late, report.Dropped, report.Abandoned, report.InsideBefore, report.Inside, report.NodesLost);
        Add(report.LatencySeconds.Values);
        foreach (StageReport stage in report.Stages)
        {
            Add(stage.Arrived, stage.Served, stage.Dropped, stage.Batches, stage.QueueLength, stage.Retried, stage.StartsFailed);
            Add(stage.ReplicasReady, stage.ReplicasStarting, stage.ReplicasDraining, stage.ReplicasPending, stage.ReplicasStarted, stage.ReplicasCrashed);
            Add(stage.MeanQueueLength, stage.OldestWaitSeconds, stage.BusySeconds, stage.ReadySeconds, stage.PaidCores, stage.PaidGpuShare);
            Add(stage.WaitSeconds.Values);
            Add(stage.LatencySeconds.Values);
            foreach (int served in stage.ServedByVariant)
            {
                Add(served);
            }
        }

        return mark;

        void Add(params ReadOnlySpan<double> values)
        {
            foreach (double value in values)
            {
                mark = (mark ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 0x100000001B3UL;
                mark ^= mark >> 32;
            }
        }
    }
}
