using Tuner.Baselines.Autoscaling;
using Tuner.Baselines.Autoscaling.Keda;
using Tuner.Baselines.Tests.Support;

namespace Tuner.Baselines.Tests.Autoscaling.Keda;

public sealed class KedaScalerTests
{
    private static readonly KedaOptions EveryInterval = new() { SyncPeriodSeconds = 10.0 };

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(11, 3, 3)]
    [InlineData(23, 5, 5)]
    [InlineData(60, 6, 12)]
    [InlineData(1000, 6, 200)]
    public void Next_Queue_IsDividedByTheTargetWithinTheSpeedOfTheAutoscaler(int queue, int replicas, int wanted)
    {
        KedaScaler scaler = new(EveryInterval, Stages.Deployed());
        scaler.Start(0, 2);

        // From 2 up by 4 in 15 s at most; down only after 300 s.
        Assert.Equal(new Recommendation(wanted, Math.Max(2, replicas)), scaler.Next(Stages.Seen(10, 2, rateRps: 20, queue: queue)));
    }

    [Fact]
    public void Next_CountRunning_AddsTheItemsInService()
    {
        KedaScaler scaler = new(EveryInterval with { CountRunning = true, QueuePerReplica = 1.0 }, Stages.Deployed());
        scaler.Start(0, 2);

        // Two waiting and two in service.
        Assert.Equal(4, scaler.Next(Stages.Seen(10, 2, rateRps: 30, queue: 2)).Replicas);
    }

    // "Activating and Scaling thresholds": threshold 10, activation threshold 50, 40 messages: not active, though the autoscaler requires 4.
    [Fact]
    public void Next_BelowTheActivationThreshold_GoesToIdleWhateverTheAutoscalerRequires()
    {
        KedaOptions options = EveryInterval with
        {
            QueuePerReplica = 10.0,
            ActivationThreshold = 50.0,
            PollingIntervalSeconds = 10.0,
            CooldownSeconds = 0.0,
            MinReplicas = 2,
        };
        KedaScaler scaler = new(options, Stages.Deployed(least: 2));
        scaler.Start(0, 2);

        Assert.Equal(1, scaler.Next(Stages.Seen(10, 2, rateRps: 20, queue: 40)).Replicas);

        // "Only when this value is greater than the set value"; then first to the least, and further by the autoscaler.
        Assert.Equal(1, scaler.Next(Stages.Seen(20, 1, rateRps: 20, queue: 50)).Replicas);
        Assert.Equal(6, scaler.Next(Stages.Seen(30, 1, rateRps: 20, queue: 60)).Replicas);
    }

    [Fact]
    public void Next_Cooldown_RunsFromTheLastActivity()
    {
        KedaOptions options = EveryInterval with { MinReplicas = 2, CooldownSeconds = 100.0 };
        KedaScaler scaler = new(options, Stages.Deployed(least: 2));
        scaler.Start(0, 2);
        int[] seen = [.. Enumerable.Range(1, 20).Select(i => scaler.Next(Stages.Seen(10 * i, 2, rateRps: 1, queue: i == 6 ? 1 : 0)).Replicas)];

        // Active at the poll of 60 s; not at 90, 120, 150; at 180 the 100 s are over.
        Assert.Equal([.. Enumerable.Repeat(2, 17), 1, 1, 1], seen);
    }

    [Fact]
    public void Next_CachedMetrics_AreThoseOfTheLastPoll()
    {
        KedaScaler scaler = new(EveryInterval with { UseCachedMetrics = true }, Stages.Deployed());
        scaler.Start(0, 1);

        Assert.Equal(1, scaler.Next(Stages.Seen(10, 1, rateRps: 20, queue: 20)).Replicas);
        Assert.Equal(1, scaler.Next(Stages.Seen(20, 1, rateRps: 20, queue: 20)).Replicas);
        Assert.Equal(4, scaler.Next(Stages.Seen(30, 1, rateRps: 20, queue: 20)).Replicas);
    }
}
