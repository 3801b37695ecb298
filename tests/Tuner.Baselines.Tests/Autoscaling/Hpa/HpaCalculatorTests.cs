using Tuner.Baselines.Autoscaling.Hpa;

namespace Tuner.Baselines.Tests.Autoscaling.Hpa;

/// <summary>Against the numbers of Kubernetes' documentation and of the cases that its replica calculator is tested with.</summary>
public sealed class HpaCalculatorTests
{
    private const double Tolerance = 0.1;

    // "Algorithm details": 200m against 100m doubles, 50m halves; the announcement of its tolerance: 50 replicas at 90 % against 75 % become 60.
    [Theory]
    [InlineData(3, 0.2, 0.1, 6)]
    [InlineData(8, 0.05, 0.1, 4)]
    [InlineData(50, 90.0, 75.0, 60)]
    public void ForAverage_AllReady_ScalesByTheRatio(int current, double average, double target, int expected) =>
        Assert.Equal(expected, HpaCalculator.ForAverage(current, average, target, new HpaPods(current), Tolerance));

    // "Tolerance": 100 MiB with 5 % scales above 105 MiB only.
    [Theory]
    [InlineData(104.9, 0.05, 10)]
    [InlineData(105.1, 0.05, 11)]
    [InlineData(109.9, 0.1, 10)]
    [InlineData(90.1, 0.1, 10)]
    [InlineData(89.9, 0.1, 9)]
    public void ForAverage_NearTheTarget_IsLetBe(double average, double tolerance, int expected) =>
        Assert.Equal(expected, HpaCalculator.ForAverage(10, average, 100.0, new HpaPods(10), tolerance));

    // Kubernetes' own cases (percent of the request, target, ready, set aside): ScaleUp, ScaleUpUnreadyLessScale, ScaleUpUnreadyNoScale, ScaleDown,
    // ScaleDownIncludeUnreadyPods, ScaleDownExcludeUnscheduledPods.
    [Theory]
    [InlineData(3, 50.0, 30.0, 3, 0, 5)]
    [InlineData(3, 60.0, 30.0, 2, 1, 4)]
    [InlineData(3, 40.0, 30.0, 1, 2, 3)]
    [InlineData(5, 28.0, 50.0, 5, 0, 3)]
    [InlineData(5, 30.0, 50.0, 3, 2, 2)]
    [InlineData(5, 10.0, 50.0, 1, 4, 1)]
    public void ForAverage_NotReady_CountsNothingOnTheWayUp(int current, double average, double target, int ready, int notReady, int expected) =>
        Assert.Equal(expected, HpaCalculator.ForAverage(current, average, target, new HpaPods(ready, notReady), Tolerance));

    // By hand, four measured of six. Up: 4 x 2 / 6 = 1.33, 8 replicas; 4 x 1.4 / 6 = .93 is within the tolerance, 4 x 1.2 / 6 = .8 turns round.
    // Down: (4 x .5 + 2) / 6 = .67, 4 replicas; (4 x .85 + 2) / 6 = .9 is within the tolerance.
    [Theory]
    [InlineData(2.0, 8)]
    [InlineData(1.4, 6)]
    [InlineData(1.2, 6)]
    [InlineData(0.5, 4)]
    [InlineData(0.85, 6)]
    public void ForAverage_Missing_CountsAgainstTheChange(double average, int expected) =>
        Assert.Equal(expected, HpaCalculator.ForAverage(6, average, 1.0, new HpaPods(Measured: 4, Missing: 2), Tolerance));

    [Fact]
    public void ForAverage_NothingMeasured_SaysNothing() =>
        Assert.Null(HpaCalculator.ForAverage(3, 5.0, 1.0, new HpaPods(0, 2, 1), Tolerance));

    // ScaleUpPerPodCMExternal and ScaleDownPerPodCMExternal: 8600 in all, 2150 or 2867 for each.
    [Theory]
    [InlineData(3, 8600.0, 2150.0, 4)]
    [InlineData(5, 8600.0, 2867.0, 3)]
    [InlineData(10, 0.0, 5.0, 0)]
    [InlineData(10, 54.0, 5.0, 10)]
    [InlineData(1, 1e18, 1e-3, 1_000_000_000)]
    public void ForTotal_DividesTheTotal(int current, double total, double target, int expected) =>
        Assert.Equal(expected, HpaCalculator.ForTotal(current, total, target, Tolerance));
}
