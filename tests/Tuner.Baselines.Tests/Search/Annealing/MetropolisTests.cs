using Tuner.Baselines.Search.Annealing;

namespace Tuner.Baselines.Tests.Search.Annealing;

public sealed class MetropolisTests
{
    // exp(-.5) = .60653.
    [Theory]
    [InlineData(0.0, 0.999, true)]
    [InlineData(0.3, 0.999, true)]
    [InlineData(-0.1, 0.6065, true)]
    [InlineData(-0.1, 0.6066, false)]
    [InlineData(-1e6, 0.0, false)]
    public void Accepts_AtTemperatureOneFifth_FollowsTheRule(double change, double uniform, bool expected) =>
        Assert.Equal(expected, Metropolis.Accepts(change, temperature: 0.2, uniform));

    [Fact]
    public void At_FiveSteps_FallsByTheSameFactor()
    {
        GeometricCooling cooling = new(Initial: 16.0, Final: 1.0, Steps: 5);

        Assert.All(Enumerable.Range(0, 5), step => Assert.Equal(16.0 / (1 << step), cooling.At(step), 1e-12));
        Assert.Equal(16.0, new GeometricCooling(16.0, 1.0, 1).At(0));
    }
}
