using Tuner.Baselines.Autoscaling;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Support;

/// <summary>One stage and what it reports, without a serving system. Intervals last 10 s.</summary>
internal static class Stages
{
    public const double IntervalSeconds = 10.0;

    /// <summary>A variant of 10 items/s.</summary>
    public static DeployedStage Deployed(int most = 16, int least = 1) => new(
        new Stage { Name = "stage", Variants = [TestPipelines.Variant("variant", 0.5, Allocation.OfCores(1), 0.0, 100.0)], MaxReplicas = most },
        Variant: 0,
        Allocation.OfCores(1),
        Batch: 1,
        ThroughputRps: 10.0,
        Visits: 1.0,
        least,
        most);

    /// <summary>What is seen at <paramref name="nowSeconds"/>: batches of one, and a rate of which all was served that could be.</summary>
    public static StageObservation Seen(double nowSeconds, int replicas, double rateRps, int ready = -1, int queue = 0)
    {
        int serving = ready < 0 ? replicas : ready;
        double busy = Math.Min(serving, rateRps / 10.0) * IntervalSeconds;
        int served = (int)Math.Round(busy * 10.0);
        return new StageObservation(nowSeconds, IntervalSeconds, replicas, new StageReport(1)
        {
            Arrived = (int)(rateRps * IntervalSeconds),
            Served = served,
            Batches = served,
            BatchItems = served,
            QueueLength = queue,
            MeanQueueLength = queue,
            ReplicasReady = serving,
            ReplicasStarting = replicas - serving,
            BusySeconds = busy,
            ReadySeconds = serving * IntervalSeconds,
        });
    }
}
