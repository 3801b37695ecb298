using Tuner.Experiments.Figures;

namespace Tuner.Experiments.Tests.Figures;

public sealed class RoundTicksTests
{
    [Theory]
    [InlineData(0, 20, 8, "0 5 10 15 20")]
    [InlineData(-0.001, 0.9, 6, "0.0 0.2 0.4 0.6 0.8")]
    [InlineData(34.1, 56.2, 5, "35 40 45 50 55")]
    [InlineData(0, 0.0034, 3, "0.000 0.002")]
    [InlineData(0, 1200, 4, "0 500 1000")]
    public void Of_Range_GivesFewRoundNumbers(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', RoundTicks.Of(low, high, most).Select(t => t.Label)));

    [Fact]
    public void Of_EmptyRange_GivesNone() => Assert.Empty(RoundTicks.Of(1, 1, 4));

    [Fact]
    public void Of_RangeThatIsARoundingError_GivesNone() => Assert.Empty(RoundTicks.Of(0.4958, Math.BitIncrement(0.4958), 4));
}
