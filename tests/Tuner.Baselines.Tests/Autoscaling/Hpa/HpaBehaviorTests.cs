using Tuner.Baselines.Autoscaling.Hpa;

namespace Tuner.Baselines.Tests.Autoscaling.Hpa;

/// <summary>Against section "Configurable scaling behavior" of Kubernetes' documentation.</summary>
public sealed class HpaBehaviorTests
{
    private static readonly HpaScalingPolicyOptions FourPods = new() { Type = HpaPolicyType.Pods, Value = 4, PeriodSeconds = 60 };
    private static readonly HpaScalingPolicyOptions TenPercent = new() { Type = HpaPolicyType.Percent, Value = 10, PeriodSeconds = 60 };

    // "Scaling policies": of 80 replicas 8 go first, of 72 again 8 (7.2 rounded up), and below 40 always 4.
    [Fact]
    public void Next_FourPodsOrTenPercent_TakesTheLargerStepOfThePage() => Assert.Equal(
        [72, 64, 57, 51, 45, 40, 36, 32, 28, 24, 20, 16, 12, 10, 10],
        Run(Down(FourPods, TenPercent), 80, 10, periodSeconds: 60, steps: 15));

    // "Example: limit scale down rate": with Min, no more than 5 a minute, and no more than 10 %.
    [Fact]
    public void Next_SelectMin_TakesTheSmallerStep()
    {
        HpaScaleDownOptions down = Down(TenPercent, FourPods with { Value = 5 }) with { SelectPolicy = HpaSelectPolicy.Min };

        Assert.Equal([95, 90, 85, 80, 75, 70, 65, 60, 55, 50, 45, 40, 36, 32, 28], Run(down, 100, 10, periodSeconds: 60, steps: 15));
    }

    [Fact]
    public void Next_PeriodOfAPolicy_HoldsForAllThatWasChangedInIt() => Assert.Equal(
        [72, 72, 72, 72, 64, 64, 64, 64, 57],
        Run(Down(FourPods, TenPercent), 80, 10, periodSeconds: 15, steps: 9));

    // "Example: disable scale down".
    [Fact]
    public void Next_Disabled_ChangesNothingInThatDirection()
    {
        HpaScaleDownOptions down = new() { SelectPolicy = HpaSelectPolicy.Disabled, StabilizationWindowSeconds = 0 };

        Assert.Equal([8, 8, 8], Run(down, 8, 1, periodSeconds: 15, steps: 3));
        Assert.Equal([16, 20, 20], Run(down, 8, 20, periodSeconds: 15, steps: 3));
    }

    // "Default behavior": 4 pods or 100 % every 15 seconds, whichever is more; down to the least at once.
    [Fact]
    public void Next_Defaults_GrowByFourOrDouble()
    {
        Assert.Equal([5, 10, 20, 40, 80, 100, 100], Run(new HpaScaleDownOptions(), 1, 100, periodSeconds: 15, steps: 7));
        Assert.Equal([1], Run(new HpaScaleDownOptions { StabilizationWindowSeconds = 0 }, 100, 0, periodSeconds: 15, steps: 1));
    }

    // "Stabilization window": the highest desired state of the past 5 minutes.
    [Fact]
    public void Next_DownWindow_TakesTheHighestRecommendationOfIt()
    {
        HpaBehavior behavior = new(new HpaScaleUpOptions(), new HpaScaleDownOptions());
        behavior.Start(0, 10);
        int current = 10;
        List<int> seen = [];
        for (int t = 15; t <= 600; t += 15)
        {
            int desired = t switch { 15 => 10, 30 => 7, 150 => 5, _ => 2 };
            seen.Add(current = behavior.Next(t, current, desired, 1, 100));
        }

        // What was said at 15 s counts until 300 s later, then what was said at 30, at 150, and what has been said since.
        Assert.Equal([.. Repeat(10, 20), 7, .. Repeat(5, 8), .. Repeat(2, 11)], seen);
    }

    [Fact]
    public void Next_UpWindow_TakesTheLowestRecommendationOfIt()
    {
        HpaBehavior behavior = new(new HpaScaleUpOptions { StabilizationWindowSeconds = 60 }, new HpaScaleDownOptions());
        behavior.Start(0, 2);

        Assert.Equal(2, behavior.Next(15, 2, 6, 1, 100));
        Assert.Equal(2, behavior.Next(30, 2, 5, 1, 100));
        Assert.Equal(2, behavior.Next(45, 2, 6, 1, 100));
        Assert.Equal(5, behavior.Next(60, 2, 6, 1, 100));
        Assert.Equal(5, behavior.Next(75, 5, 6, 1, 100));
        Assert.Equal(6, behavior.Next(90, 5, 6, 1, 100));
    }

    [Theory]
    [InlineData(20, 3, 16)]
    [InlineData(1, 9, 2)]
    [InlineData(8, 100, 16)]
    public void Next_LeastAndMost_AreKept(int current, int desired, int expected)
    {
        HpaBehavior behavior = new(new HpaScaleUpOptions(), new HpaScaleDownOptions());
        behavior.Start(0, current);

        Assert.Equal(expected, behavior.Next(15, current, desired, least: 2, most: 16));
    }

    private static HpaScaleDownOptions Down(params HpaScalingPolicyOptions[] policies) =>
        new() { Policies = policies, StabilizationWindowSeconds = 0 };

    private static IEnumerable<int> Repeat(int value, int times) => Enumerable.Repeat(value, times);

    private static int[] Run(HpaScaleDownOptions down, int current, int desired, int periodSeconds, int steps)
    {
        HpaBehavior behavior = new(new HpaScaleUpOptions(), down);
        behavior.Start(0, current);
        return [.. Enumerable.Range(1, steps).Select(i => current = behavior.Next(i * periodSeconds, current, desired, 1, 1000))];
    }
}
