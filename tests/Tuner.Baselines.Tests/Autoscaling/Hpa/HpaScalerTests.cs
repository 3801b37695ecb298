using Tuner.Baselines.Autoscaling;
using Tuner.Baselines.Autoscaling.Hpa;
using Tuner.Baselines.Tests.Support;

namespace Tuner.Baselines.Tests.Autoscaling.Hpa;

public sealed class HpaScalerTests
{
    private static readonly HpaOptions EveryInterval = new() { SyncPeriodSeconds = 10.0 };

    // 30 items/s need 3.75 replicas of 10 items/s at a utilisation of .8.
    [Fact]
    public void Next_Burst_ScalesUpAtOnceAndWaitsFiveMinutesToScaleDown()
    {
        HpaScaler scaler = new(new HpaOptions(), Stages.Deployed());
        scaler.Start(0, 1);
        Dictionary<double, int> decided = [];
        int replicas = 1;
        for (double now = 10; now <= 700; now += 10)
        {
            double rate = now is > 100 and <= 200 ? 30.0 : 5.0;
            decided[now] = replicas = scaler.Next(Stages.Seen(now, replicas, rate)).Replicas;
        }

        Assert.Equal(1, decided[100]);

        // The look at 110 s sees half a burst. Then busy replicas show no more than 1 of .8, a quarter more at a time, and after each step
        // the next look sets the new one aside: 1 -> 2 at 120, 3 at 150, 4 at 180.
        Assert.Equal([1, 2, 2, 2, 3, 3, 3, 4], new double[] { 110, 120, 130, 140, 150, 160, 170, 180 }.Select(t => decided[t]));
        Assert.Equal(4, decided[490]);
        Assert.Equal(1, decided[700]);
        Assert.Equal(4, decided.Values.Max());

        // The last look that wanted 4 was at 200 s or the next one; 300 s later it counts no more.
        double first = decided.First(d => d.Key > 200 && d.Value < 4).Key;
        Assert.InRange(first, 500, 530);
    }

    [Fact]
    public void Next_BetweenTwoLooks_RepeatsWhatIsDecided()
    {
        HpaScaler scaler = new(new HpaOptions(), Stages.Deployed());
        scaler.Start(0, 4);

        Assert.Equal(4, scaler.Next(Stages.Seen(10, 4, rateRps: 40)).Replicas);
        Assert.Equal(5, scaler.Next(Stages.Seen(20, 4, rateRps: 40)).Replicas);
    }

    // The look at 20 s sees 10 s at 1 and 10 s at .8 busy replicas of 4: mean (.75 + .25) / 2 = .5, 4 x .5 / .8 = 2.5.
    [Fact]
    public void Next_LongPeriod_AveragesTheReportsSinceTheLastLook()
    {
        HpaScaler scaler = new(new HpaOptions { ScaleDown = new HpaScaleDownOptions { StabilizationWindowSeconds = 0 } }, Stages.Deployed());
        scaler.Start(0, 4);

        scaler.Next(Stages.Seen(10, 4, rateRps: 30));
        Assert.Equal(3, scaler.Next(Stages.Seen(20, 4, rateRps: 10)).Replicas);
    }

    // 2 ready of 4, wholly busy: 1 / .8 says up, but with the two that start it is .5 / .8, which says down: let be.
    [Fact]
    public void Next_ReplicasThatStart_HoldItBack()
    {
        HpaScaler scaler = new(EveryInterval, Stages.Deployed());
        scaler.Start(0, 2);

        Assert.Equal(4, scaler.Next(Stages.Seen(10, 4, rateRps: 99, ready: 2)).Replicas);

        // Ready now, but new: their first interval is set aside like that of replicas which start.
        Assert.Equal(4, scaler.Next(Stages.Seen(20, 4, rateRps: 99)).Replicas);
        Assert.Equal(5, scaler.Next(Stages.Seen(30, 4, rateRps: 99)).Replicas);
    }

    [Fact]
    public void Next_NothingReady_ChangesNothing()
    {
        HpaScaler scaler = new(EveryInterval, Stages.Deployed());
        scaler.Start(0, 3);

        Assert.Equal(new Recommendation(3, 3), scaler.Next(Stages.Seen(10, 3, rateRps: 50, ready: 0)));
    }

    // 24 items/s over 3 replicas: 8 each, busy .8. At 6 requests each 4 replicas are wanted, at 12 each 2; the utilisation wants 3.
    [Theory]
    [InlineData(0.8, 6.0, 4)]
    [InlineData(0.8, 12.0, 3)]
    [InlineData(0.0, 12.0, 2)]
    public void Next_SeveralMetrics_TakesTheHighest(double utilization, double requests, int expected)
    {
        HpaOptions options = EveryInterval with
        {
            Utilization = utilization,
            RequestsPerReplica = requests,
            ScaleDown = new HpaScaleDownOptions { StabilizationWindowSeconds = 0 },
        };
        HpaScaler scaler = new(options, Stages.Deployed());
        scaler.Start(0, 3);

        Assert.Equal(expected, scaler.Next(Stages.Seen(10, 3, rateRps: 24)).Replicas);
    }

    [Fact]
    public void Next_MoreThanTheStageAllows_SaysWhatWasWanted()
    {
        HpaScaler scaler = new(EveryInterval, Stages.Deployed(most: 4));
        scaler.Start(0, 4);

        Assert.Equal(new Recommendation(5, 4), scaler.Next(Stages.Seen(10, 4, rateRps: 99)));
    }
}
