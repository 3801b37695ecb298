using Tuner.Baselines.Search.Bayesian;

namespace Tuner.Baselines.Tests.Search.Bayesian;

public sealed class ExpectedImprovementTests
{
    // phi(0) = .3989422804; Phi(.5) = .6914624613 and phi(.5) = .3520653268; Phi(-2) = .0227501319 and phi(-2) = .0539909665.
    [Theory]
    [InlineData(3.0, 1.0, 3.0, 0.3989422804)]
    [InlineData(1.0, 2.0, 0.0, 0.6914624613 + (2.0 * 0.3520653268))]
    [InlineData(-1.0, 0.5, 0.0, -0.0227501319 + (0.5 * 0.0539909665))]
    [InlineData(0.7, 0.0, 0.5, 0.2)]
    [InlineData(0.3, 0.0, 0.5, 0.0)]
    public void Of_MeanDeviationAndBest_IsTheFormula(double mean, double deviation, double best, double expected) =>
        Assert.Equal(expected, ExpectedImprovement.Of(mean, deviation, best), 1e-9);
}
