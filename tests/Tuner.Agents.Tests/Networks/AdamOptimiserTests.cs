using TorchSharp;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Networks;

public sealed class AdamOptimiserTests
{
    private const int Count = 37;

    [Fact]
    public void Step_TenSteps_EqualsLibtorch()
    {
        TorchRuntime.EnsureLoaded();
        using DisposeScope scope = torch.NewDisposeScope();
        var random = new RandomStream(1);
        float[] parameters = Gaussians(random);
        var expected = new TorchSharp.Modules.Parameter(torch.tensor(parameters));
        using var torchAdam = torch.optim.Adam([expected], 0.01, eps: 1e-5);
        var adam = new AdamOptimiser(Count);
        for (int step = 0; step < 10; step++)
        {
            float[] gradient = Gaussians(random);
            expected.grad = torch.tensor(gradient);
            torchAdam.step();
            adam.Step(parameters, gradient, 0.01);
        }

        float[] expectedValues = expected.data<float>().ToArray();
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(expectedValues[i], parameters[i], 1e-6f);
        }
    }

    [Fact]
    public void ClipNorm_LongGradient_KeepsDirectionAndReturnsTheNormBefore()
    {
        float[] gradient = [3f, 4f];

        double norm = AdamOptimiser.ClipNorm(gradient, 0.5);

        Assert.Equal(5.0, norm, 1e-6);
        Assert.Equal(0.3, gradient[0], 1e-6);
        Assert.Equal(0.4, gradient[1], 1e-6);
    }

    [Fact]
    public void ClipNorm_ShortGradient_ChangesNothing()
    {
        float[] gradient = [0.3f, -0.2f];

        AdamOptimiser.ClipNorm(gradient, 0.5);

        Assert.Equal([0.3f, -0.2f], gradient);
    }

    private static float[] Gaussians(RandomStream random) =>
        [.. Enumerable.Range(0, Count).Select(_ => (float)random.NextGaussian())];
}
