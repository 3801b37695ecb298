using Tuner.Baselines.Autoscaling;

namespace Tuner.Baselines.Tests.Autoscaling;

public sealed class WindowAverageTests
{
    [Theory]
    [InlineData(60.0, 3.0)]
    [InlineData(20.0, 4.0)]
    [InlineData(15.0, (10 * 5 + 5 * 3) / 15.0)]
    [InlineData(6.0, 5.0)]
    public void Over_Window_WeighsByTheTimeInIt(double seconds, double expected)
    {
        WindowAverage average = new(longestSeconds: 60.0);
        average.Add(10.0, 10.0, 1.0);
        average.Add(20.0, 10.0, 3.0);
        average.Add(30.0, 10.0, 5.0);

        Assert.Equal(expected, average.Over(seconds), 12);
    }

    [Fact]
    public void Add_OlderThanTheLongestWindow_IsForgotten()
    {
        WindowAverage average = new(longestSeconds: 20.0);
        average.Add(10.0, 10.0, 100.0);
        average.Add(20.0, 10.0, 1.0);
        average.Add(30.0, 10.0, 1.0);

        Assert.Equal(1.0, average.Over(60.0));
    }
}
