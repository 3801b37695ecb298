using Tuner.Environment.Episodes;

namespace Tuner.Environment.Tests.Episodes;

public sealed class EnvironmentCheckerTests
{
    [Fact]
    public void Check_KeepsTheContract_NothingFound() => Assert.Empty(Check(WalkDefect.None));

    [Theory]
    [InlineData(nameof(WalkDefect.IgnoresSeed), "the seed does not reach")]
    [InlineData(nameof(WalkDefect.KeepsState), "something outlives a reset")]
    [InlineData(nameof(WalkDefect.GoesOn), "Step after the end")]
    [InlineData(nameof(WalkDefect.RepairsActions), "An illegal action must throw")]
    [InlineData(nameof(WalkDefect.SharesState), "share state")]
    [InlineData(nameof(WalkDefect.InfiniteReward), "a finite number was expected")]
    [InlineData(nameof(WalkDefect.SeesNaN), "holds NaN")]
    public void Check_OneDefect_IsFound(string defect, string expected) =>
        Assert.Contains(Check(Enum.Parse<WalkDefect>(defect)), f => f.Contains(expected, StringComparison.Ordinal));

    private static IReadOnlyList<string> Check(WalkDefect defect) => EnvironmentChecker.Check(
        () => new WalkEnvironment(defect),
        new EnvironmentProbe<double[], int>
        {
            SampleAction = (random, _) => random.NextInt(3) - 1,
            Numbers = observation => observation,
            IllegalAction = () => 9,
        });
}
