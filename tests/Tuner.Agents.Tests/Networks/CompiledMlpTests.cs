using System.Runtime.InteropServices;
using TorchSharp;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Networks;

public sealed class CompiledMlpTests
{
    [Theory]
    [InlineData(1, 4, 64, 64, 2)]
    [InlineData(1, 32, 64, 64, 6)]
    [InlineData(3, 7, 5, 33, 50)]
    [InlineData(4, 16, 64, 64, 12)]
    [InlineData(9, 64, 128, 128, 64)]
    [InlineData(64, 128, 256, 256, 96)]
    public void Forward_RandomWeights_EqualsLibtorch(int rows, int inputs, int first, int second, int outputs)
    {
        TorchRuntime.EnsureLoaded();
        var random = new RandomStream(1);
        var parameters = Noisy(MlpParameters.Orthogonal([inputs, first, second, outputs], 1.0, random), random);
        float[] input = [.. Enumerable.Range(0, rows * inputs).Select(_ => (float)(2.0 * random.NextGaussian()))];
        float[] output = new float[rows * outputs];

        new CompiledMlp(parameters).Forward(input, output);

        using DisposeScope scope = torch.NewDisposeScope();
        using var networks = new ActorCritic(parameters, MlpParameters.Orthogonal([inputs, 1], 1.0, random));
        torch.Tensor expected = networks.forward(torch.tensor(input).view(rows, inputs)).Logits;
        ReadOnlySpan<float> expectedValues = MemoryMarshal.Cast<byte, float>(expected.bytes);
        for (int i = 0; i < output.Length; i++)
        {
            Assert.Equal(expectedValues[i], output[i], 1e-5f);
        }
    }

    [Fact]
    public void Forward_HiddenLayerAlone_IsTanhOverTheWholeRange()
    {
        var tanh = new CompiledMlp(new MlpParameters([1, 1, 1], [1f, 0f, 1f, 0f]));
        float[] output = new float[1];
        for (float x = -12f; x <= 12f; x += 0.001f)
        {
            tanh.Forward([x], output);
            Assert.Equal(Math.Tanh(x), output[0], 5e-7);
        }
    }

    [Fact]
    public void Kernel_EveryRegisterWidth_GivesTheSame()
    {
        var random = new RandomStream(1);
        float[] input = Gaussians(4 * 5, random), weights = Gaussians(5 * 48, random), bias = Gaussians(48, random);
        for (int rows = 1; rows <= 4; rows++)
        {
            float[] wide = new float[rows * 48], narrow = new float[rows * 48];
            DenseKernel<Simd512, System.Runtime.Intrinsics.Vector512<float>>.Forward(
                rows, ref input[0], 5, 5, ref weights[0], ref bias[0], ref wide[0], 48, true);
            DenseKernel<Simd256, System.Runtime.Intrinsics.Vector256<float>>.Forward(
                rows, ref input[0], 5, 5, ref weights[0], ref bias[0], ref narrow[0], 48, true);
            for (int i = 0; i < wide.Length; i++)
            {
                Assert.Equal(wide[i], narrow[i], 1e-6f);
            }
        }
    }

    [Fact]
    public void Forward_AfterTheFirst_AllocatesNothing()
    {
        var mlp = new CompiledMlp(MlpParameters.Orthogonal([8, 16, 3], 1.0, new RandomStream(1)));
        float[] input = new float[5 * 8], output = new float[5 * 3];
        mlp.Forward(input, output);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            mlp.Forward(input, output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Forward_OutputOfTheWrongSize_Throws()
    {
        var mlp = new CompiledMlp(MlpParameters.Orthogonal([2, 2], 1.0, new RandomStream(1)));

        Assert.Throws<ArgumentException>(() => mlp.Forward(new float[4], new float[3]));
    }

    private static float[] Gaussians(int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];

    private static MlpParameters Noisy(MlpParameters parameters, RandomStream random)
    {
        float[] values = parameters.Values.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += (float)(0.02 * random.NextGaussian());
        }

        return new MlpParameters(parameters.Sizes, values);
    }
}
