using Tuner.Baselines.Autoscaling;

namespace Tuner.Baselines.Tests.Autoscaling;

public sealed class PeriodClockTests
{
    [Theory]
    [InlineData(15.0, 10.0, new double[] { 20, 30, 50, 60, 80, 90 })]
    [InlineData(30.0, 10.0, new double[] { 30, 60, 90 })]
    [InlineData(2.0, 10.0, new double[] { 10, 20, 30, 40, 50, 60, 70, 80, 90 })]
    [InlineData(10.0, 30.0, new double[] { 30, 60, 90 })]
    [InlineData(25.0, 10.0, new double[] { 30, 50, 80 })]
    public void IsDue_PeriodAmongIntervals_OncePerTickAtMost(double period, double interval, double[] expected)
    {
        PeriodClock clock = new(period);
        clock.Start(0.0);

        Assert.Equal(expected, Enumerable.Range(1, (int)(90 / interval)).Select(i => i * interval).Where(clock.IsDue));
    }

    [Fact]
    public void IsDue_TickAtTheMomentOfTheDecision_CountsWhateverTheRounding()
    {
        PeriodClock clock = new(0.1);
        clock.Start(0.0);

        // .3 / .1 is 2.9999999999999996.
        Assert.Equal(10, Enumerable.Range(1, 10).Count(i => clock.IsDue(i * 0.1)));
    }
}
