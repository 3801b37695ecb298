using Tuner.Environment.Dispatching;

namespace Tuner.Environment.Tests.Dispatching;

public sealed class BatchRuleTests
{
    [Theory]
    [InlineData(0, 9.0, false)]
    [InlineData(1, 1.0, false)]
    [InlineData(1, 1.5, true)]
    [InlineData(3, 1.0, false)]
    [InlineData(4, 1.0, true)]
    public void Starts_FullOrWaitedEnough_IsTrue(int waiting, double now, bool expected) =>
        Assert.Equal(expected, new BatchRule(4, .5).Starts(waiting, oldestEntrySeconds: 1.0, now));

    [Fact]
    public void Starts_AtItsOwnDueTime_IsTrueWhateverTheRounding()
    {
        BatchRule rule = new(4, .1);
        for (double entry = .1; entry < 100.0; entry += .37)
        {
            Assert.True(rule.Starts(1, entry, rule.DueSeconds(entry)));
        }
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(9, 4)]
    public void Size_IsWhatWaitsAtMostMaxBatch(int waiting, int expected) => Assert.Equal(expected, new BatchRule(4, 0.0).Size(waiting));
}
