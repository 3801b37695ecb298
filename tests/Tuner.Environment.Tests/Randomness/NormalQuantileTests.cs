using MathNet.Numerics.Distributions;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Randomness;

public sealed class NormalQuantileTests
{
    /// <summary>Against the inverse of another implementation, in the centre, between, and in both tails.</summary>
    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-12)]
    [InlineData(1e-6)]
    [InlineData(0.001)]
    [InlineData(0.05)]
    [InlineData(0.0749999)]
    [InlineData(0.0750001)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(0.9999)]
    public void Of_Probability_IsTheInverseOfTheDistribution(double p)
    {
        double x = NormalQuantile.Of(p);

        Assert.Equal(1.0, Normal.CDF(0.0, 1.0, x) / p, 1e-9);
    }

    /// <summary>Published values: 0.25 and 0.001 of Wichura (1988), table of results.</summary>
    [Fact]
    public void Of_PublishedProbabilities_AreThePublishedQuantiles()
    {
        Assert.Equal(-0.6744897501960817, NormalQuantile.Of(0.25), 1e-14);
        Assert.Equal(-3.090232306167814, NormalQuantile.Of(0.001), 1e-13);
        Assert.Equal(-9.262340089798408, NormalQuantile.Of(1e-20), 1e-13);
    }

    [Fact]
    public void Of_ManyProbabilities_RisesAndIsSymmetric()
    {
        double before = double.NegativeInfinity;
        for (int i = 1; i < 100_000; i++)
        {
            double x = NormalQuantile.Of(i / 100_000.0);
            Assert.True(x > before, $"{x} at {i} after {before}");
            Assert.Equal(-x, NormalQuantile.Of(1.0 - (i / 100_000.0)), 1e-9);
            before = x;
        }
    }
}
