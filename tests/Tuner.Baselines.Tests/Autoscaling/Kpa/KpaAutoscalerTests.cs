using Tuner.Baselines.Autoscaling.Kpa;

namespace Tuner.Baselines.Tests.Autoscaling.Kpa;

/// <summary>Against the cases that Knative tests its autoscaler with (pkg/autoscaler/scaling): windows of 60 s, rates of 10, threshold 2.</summary>
public sealed class KpaAutoscalerTests
{
    private static readonly KpaOptions Options = new() { MaxScaleUpRate = 10.0, MaxScaleDownRate = 10.0 };

    // StableModeNoChange, ...AlreadyScaled, PanicModeDoublePodCount, RateLimitScaleUp (100 wanted), RateLimitScaleDown, UseOnePodAsMinimum...
    [Theory]
    [InlineData(10.0, 1, 50.0, 50.0, 5)]
    [InlineData(10.0, 5, 50.0, 50.0, 5)]
    [InlineData(10.0, 1, 50.0, 100.0, 10)]
    [InlineData(10.0, 1, 1000.0, 1001.0, 10)]
    [InlineData(10.0, 10, 1000.0, 1001.0, 100)]
    [InlineData(10.0, 100, 1.0, 1.0, 10)]
    [InlineData(10.0, 0, 1000.0, 888.0, 10)]
    [InlineData(181.0, 1, 21.0, 26.0, 1)]
    [InlineData(10.0, 1, 0.0, 0.0, 0)]
    public void Next_Published_IsTheSame(double target, int ready, double stable, double panic, int expected) =>
        Assert.Equal(expected, new KpaAutoscaler(Options, target).Next(0, ready, stable, panic).Replicas);

    // StableModeIncreaseWithSmallScaleUpRate and ...DecreaseWithSmallScaleDownRate.
    [Fact]
    public void Next_RatesNearOne_StillMoveByOne()
    {
        KpaOptions slow = Options with { MaxScaleUpRate = 1.1, MaxScaleDownRate = 1.1 };

        Assert.Equal(3, new KpaAutoscaler(slow, 1.0).Next(0, 2, 3.0, 3.1).Replicas);
        Assert.Equal(90, new KpaAutoscaler(slow, 10.0).Next(0, 100, 1.0, 1.0).Replicas);
    }

    // PanicThenUnPanicScaleDown.
    [Fact]
    public void Next_Panic_NeverScalesDownAndEndsAStableWindowLater()
    {
        KpaAutoscaler autoscaler = new(Options, 10.0);

        Assert.Equal(10, autoscaler.Next(0, 1, 100.0, 100.0).Replicas);
        Assert.Equal(100, autoscaler.Next(0, 10, 100.0, 1000.0).Replicas);
        Assert.Equal(100, autoscaler.Next(30, 10, 1.0, 1.0).Replicas);
        Assert.True(autoscaler.IsPanicking);
        Assert.Equal(1, autoscaler.Next(61, 10, 1.0, 1.0).Replicas);
        Assert.False(autoscaler.IsPanicking);
    }

    // UnpanicAfterSlowIncrease and ExtendPanicWindow.
    [Fact]
    public void Next_PanicThatGoesOn_IsExtendedByItsCauseAlone()
    {
        KpaAutoscaler slow = new(Options, 1.0), extended = new(Options, 1.0);

        Assert.Equal(25, slow.Next(0, 10, 11.0, 25.0).Replicas);
        Assert.Equal(41, slow.Next(30, 40, 30.0, 41.0).Replicas);
        Assert.Equal(50, slow.Next(62, 55, 50.0, 56.0).Replicas);
        Assert.False(slow.IsPanicking);

        Assert.Equal(25, extended.Next(0, 10, 11.0, 25.0).Replicas);
        Assert.Equal(80, extended.Next(30, 40, 30.0, 80.0).Replicas);
        extended.Next(62, 80, 80.0, 80.0);
        Assert.True(extended.IsPanicking);
    }

    // PanicStableLargerThanPanic and PanicStableLessThanPanic: five replicas in a panic.
    [Theory]
    [InlineData(50.0, 50)]
    [InlineData(20.0, 30)]
    public void Next_Panic_TakesTheHigherOfBothWindows(double stable, int expected)
    {
        KpaAutoscaler autoscaler = new(Options, 1.0);
        autoscaler.Start(0, 5);

        Assert.Equal(expected, autoscaler.Next(5, 5, stable, 30.0).Replicas);
    }

    // ScaleDownDelay, "simple" and "gradual".
    [Fact]
    public void Next_ScaleDownDelay_KeepsTheHighestOfThePast()
    {
        KpaAutoscaler autoscaler = new(Options with { PanicThresholdPercent = 1000.0, ScaleDownDelaySeconds = 300.0 }, 10.0);
        int At(double minutes, double concurrency) => autoscaler.Next(60.0 * minutes, 1, concurrency, concurrency).Replicas;

        Assert.Equal([4, 4, 0], [At(2.0 / 60.0, 40), At(5, 0), At(5 + (2.0 / 60.0), 0)]);
        Assert.Equal([4, 4, 4, 3, 0], [At(9, 40), At(10, 30), At(11, 0), At(14, 0), At(15, 0)]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Start_SeveralReplicas_BeginsWithAPanic(int replicas, bool expected)
    {
        KpaAutoscaler autoscaler = new(Options, 10.0);
        autoscaler.Start(0, replicas);

        Assert.Equal(expected, autoscaler.IsPanicking);
    }
}
