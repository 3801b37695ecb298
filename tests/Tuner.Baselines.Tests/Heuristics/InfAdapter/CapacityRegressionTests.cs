using Tuner.Baselines.Heuristics.InfAdapter;
using Tuner.Baselines.Tests.Support;

namespace Tuner.Baselines.Tests.Heuristics.InfAdapter;

/// <summary>Against the coefficients that InfAdapter's notebook fits to its profile.</summary>
public sealed class CapacityRegressionTests
{
    [Theory]
    [InlineData(0, 24.446, -6.167, -6)]
    [InlineData(1, 13.044, -1.875, -1)]
    [InlineData(2, 10.321, -3.792, -3)]
    [InlineData(3, 5.090, 0.042, 0)]
    [InlineData(4, 3.815, -2.250, -2)]
    public void Fit_PublishedProfile_IsThePublishedLine(int variant, double slope, double intercept, int offset)
    {
        CapacityRegression line = ResNetService.Regression(variant);

        Assert.Equal((slope, intercept, offset), (Math.Round(line.Slope, 3), Math.Round(line.Intercept, 3), line.Offset));
    }

    [Fact]
    public void CapacityRps_PositiveIntercept_IsCutToNone() =>
        Assert.Equal((0, 2, 0), (new CapacityRegression(2, 5).Offset, new CapacityRegression(2, 5).CapacityRps(1, 1.0), new CapacityRegression(2, 5).CapacityRps(0, 1.0)));
}
