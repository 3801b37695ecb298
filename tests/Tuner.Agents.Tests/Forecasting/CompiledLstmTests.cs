using TorchSharp;
using Tuner.Agents.Forecasting;
using Tuner.Environment.Randomness;
using static TorchSharp.torch;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class CompiledLstmTests
{
    [Fact]
    public void Forward_OneUnitThatCounts_IsWorkedOutByHand()
    {
        float[] values = new float[LstmParameters.Count];
        values[75] = 1f; // The first unit's candidate is its input; its gates stand at sigmoid(0) = 1/2.
        values[LstmParameters.OutputStart] = 2f;
        values[^1] = 0.25f;

        // Inputs 4 and 8: c = 2, then .5 x 2 + .5 x 8 = 5; h = .5 x 5; y = 2 x 2.5 + .25.
        Assert.Equal(5.25f, new CompiledLstm(new LstmParameters(values)).Forward([4f, 8f]), 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Forward_RandomInputs_EqualsLibtorch(int seed)
    {
        RandomStream random = new SeedSequence((ulong)seed).Stream("inputs");
        LstmParameters parameters = SmallLoads.Initial((ulong)seed).Parameters;
        float[] inputs = [.. Enumerable.Range(0, 64 * 12).Select(_ => (float)(48.0 * random.NextDouble()))];
        using LstmNetwork network = new(parameters);
        using Tensor x = tensor(inputs, 64, 12), y = network.Forward(x);
        float[] expected = y.data<float>().ToArray();
        CompiledLstm compiled = new(parameters);
        for (int row = 0; row < 64; row++)
        {
            Assert.Equal(expected[row], compiled.Forward(inputs.AsSpan(row * 12, 12)), 1e-5 * Math.Max(1.0, Math.Abs(expected[row])));
        }
    }
}
