using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Networks;

public sealed class MlpParametersTests
{
    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(64, 64)]
    public void Orthogonal_OneLayer_HasOrthogonalVectorsOfTheGain(int inputs, int outputs)
    {
        var parameters = MlpParameters.Orthogonal([inputs, outputs], 0.5, new RandomStream(1));

        int count = Math.Min(inputs, outputs);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                Assert.Equal(a == b ? 0.25 : 0.0, Product(parameters.Values, inputs, outputs, a, b), 1e-6);
            }
        }
    }

    [Fact]
    public void Orthogonal_TwoLayers_LeavesBiasesZeroAndHiddenGainRootTwo()
    {
        ReadOnlySpan<float> values = MlpParameters.Orthogonal([4, 4, 2], 0.01, new RandomStream(1)).Values;

        Assert.Equal(2.0, Product(values, 4, 4, 0, 0), 1e-5);
        Assert.Equal([0f, 0f, 0f, 0f], values.Slice(16, 4));
        Assert.Equal([0f, 0f], values.Slice(28, 2));
    }

    [Fact]
    public void Constructor_WrongCount_Throws() =>
        Assert.Throws<ArgumentException>(() => new MlpParameters([2, 2], new float[5]));

    private static double Product(ReadOnlySpan<float> weights, int inputs, int outputs, int a, int b)
    {
        double sum = 0.0;
        for (int k = 0; k < Math.Max(inputs, outputs); k++)
        {
            sum += outputs <= inputs
                ? (double)weights[(a * inputs) + k] * weights[(b * inputs) + k]
                : (double)weights[(k * inputs) + a] * weights[(k * inputs) + b];
        }

        return sum;
    }
}
