using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>The laws of MPS against what was measured on a V100.</summary>
public sealed class GpuCalibrationTests
{
    /// <summary>Coefficients for shares in percent, and the mean and largest absolute error of the fit in percent.</summary>
    [Theory]
    [InlineData("alexnet", 8.7106, .0591, 23.8898, .3644, 1.35, 9.7)]
    [InlineData("resnet50", 55.5314, .0920, -.8139, 1.5957, 1.75, 10.7)]
    [InlineData("vgg19", 151.9522, .1780, 44.5076, .6457, .91, 5.1)]
    [InlineData("ssd", 227.095, .5363, 3.1768, 1.7398, 1.09, 6.6)]
    public void MeanSeconds_Alone_FitsTheMeasuredLatency(
        string model, double gamma, double delta, double epsilon, double eta, double meanPercent, double largestPercent)
    {
        Variant variant = GpuSetup.Model(law: new CoefficientLaw(gamma / 100.0, delta, epsilon / 100.0, eta));
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps);

        double[] errors = [.. V100Latency.Of(model).Select(point =>
        {
            int tenant = devices.Run(variant, point.Share);
            double ms = 1000.0 * devices.MeanSeconds(tenant, point.Batch);
            devices.Remove(tenant);
            return 100.0 * Math.Abs((ms / point.Ms) - 1.0);
        })];

        Assert.Equal(162, errors.Length);
        Assert.Equal(meanPercent, errors.Average(), .01);
        Assert.Equal(largestPercent, errors.Max(), .05);
    }

    /// <summary>
    /// Mean DRAM utilisation of the neighbour in percent and mean slowdown beside it, of the 375 slowdowns for each neighbour in
    /// iGniter's pairs (batches 2 to 32, shares that sum to 1), and of all 1,500.
    /// </summary>
    [Theory]
    [InlineData("resnet50", 11.41, 1.0848)]
    [InlineData("alexnet", 16.63, 1.0916)]
    [InlineData("ssd", 19.47, 1.0953)]
    [InlineData("vgg19", 29.65, 1.1085)]
    [InlineData("all", 19.29, 1.0967)]
    public void MeanSeconds_BesideOne_IsSlowedAsMeasured(string neighbour, double dramPercent, double slowdown)
    {
        GpuDevices devices = GpuSetup.Devices(GpuSharing.Mps);
        int tenant = devices.Run(GpuSetup.Model(), .5);
        double alone = devices.MeanSeconds(tenant, 8);

        devices.Run(GpuSetup.Model(dram: dramPercent / 100.0), .5);

        double simulated = devices.MeanSeconds(tenant, 8) / alone;
        Assert.True(Math.Abs((simulated / slowdown) - 1.0) < .01, $"Beside {neighbour}: {simulated}, measured {slowdown}.");
    }
}
