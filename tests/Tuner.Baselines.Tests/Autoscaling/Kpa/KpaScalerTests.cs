using Tuner.Baselines.Autoscaling.Kpa;
using Tuner.Baselines.Tests.Support;

namespace Tuner.Baselines.Tests.Autoscaling.Kpa;

public sealed class KpaScalerTests
{
    // Target .7 of one at a time. 14 items/s of .1 s each: 1.4 at once, 2 replicas. Then 3 busy and 18 waiting: 21 at once is
    // 30 replicas by the last interval, which is a panic; over both intervals it is 11.2, 16 replicas.
    [Fact]
    public void Next_Reports_GiveTheConcurrencyByLittlesLaw()
    {
        KpaScaler scaler = new(new KpaOptions(), Stages.Deployed(most: 100));
        scaler.Start(0, 1);

        Assert.Equal(2, scaler.Next(Stages.Seen(10, 2, rateRps: 14)).Replicas);
        Assert.Equal(30, scaler.Next(Stages.Seen(20, 3, rateRps: 99, queue: 18)).Replicas);
        Assert.Equal(30, scaler.Next(Stages.Seen(30, 30, rateRps: 14)).Replicas);
    }

    [Fact]
    public void Next_BeyondTheStage_IsCappedAndSaysWhatWasWanted()
    {
        KpaScaler scaler = new(new KpaOptions(), Stages.Deployed(most: 4));
        scaler.Start(0, 1);

        Assert.Equal((30, 4), (scaler.Next(Stages.Seen(10, 3, rateRps: 99, queue: 18)) is var next ? next.Wanted : 0, next.Replicas));
        Assert.Equal(1, Idle(new KpaOptions()));
    }

    private static int Idle(KpaOptions options)
    {
        KpaScaler scaler = new(options, Stages.Deployed());
        scaler.Start(0, 1);
        return scaler.Next(Stages.Seen(10, 1, rateRps: 0)).Replicas;
    }
}
