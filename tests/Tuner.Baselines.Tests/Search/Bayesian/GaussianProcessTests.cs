using Tuner.Baselines.Search.Bayesian;

namespace Tuner.Baselines.Tests.Search.Bayesian;

public sealed class GaussianProcessTests
{
    // With a length scale of root 5, r is the distance.
    private static readonly MaternKernel Kernel = new(Math.Sqrt(5.0));

    [Fact]
    public void At_BetweenTwoPoints_IsThePosteriorByHand()
    {
        GaussianProcess process = new([[0.0], [1.0]], [1.0, 3.0], Kernel, noise: 0.0);
        double c = 7.0 / 3.0 * Math.Exp(-1.0), d = (1.5 + (1.0 / 12.0)) * Math.Exp(-0.5);

        (double mean, double deviation) = process.At([0.5]);

        // The inverse of ((1, c), (c, 1)) takes (d, d) to (d, d) / (1 + c).
        Assert.Equal(4.0 * d / (1.0 + c), mean, 1e-12);
        Assert.Equal(Math.Sqrt(1.0 - (2.0 * d * d / (1.0 + c))), deviation, 1e-12);
        Assert.Equal((-0.5 * (10.0 - (6.0 * c)) / (1.0 - (c * c))) - (0.5 * Math.Log(1.0 - (c * c))) - Math.Log(2.0 * Math.PI), process.LogLikelihood, 1e-12);
    }

    [Fact]
    public void At_KnownPoint_IsItsValueWithoutDoubtAndFarAwayThePrior()
    {
        GaussianProcess process = new([[0.0], [1.0]], [1.0, 3.0], Kernel, noise: 0.0);

        Assert.Equal(3.0, process.At([1.0]).Mean, 1e-12);
        Assert.Equal(0.0, process.At([1.0]).Deviation, 1e-7);
        Assert.Equal(0.0, process.At([200.0]).Mean, 1e-12);
        Assert.Equal(1.0, process.At([200.0]).Deviation, 1e-12);
    }

    [Fact]
    public void At_Noise_ShrinksTheMean() =>
        Assert.Equal(0.8, new GaussianProcess([[0.0]], [1.0], Kernel, noise: 0.25).At([0.0]).Mean, 1e-12);

    [Fact]
    public void Of_SeveralDimensions_GoesByTheDistance() =>
        Assert.Equal(Kernel.Of([0.0], [5.0]), Kernel.Of([1.0, 1.0], [4.0, 5.0]), 1e-12);
}
