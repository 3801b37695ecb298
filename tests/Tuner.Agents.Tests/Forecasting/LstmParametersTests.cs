using Tuner.Agents.Forecasting;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class LstmParametersTests
{
    [Fact]
    public void Count_PublishedNetwork_Has2726Parameters()
    {
        Assert.Equal(2_726, LstmParameters.Count);
        LstmParameters initial = LstmParameters.Initial(new SeedSequence(1).Stream("weights"));
        Assert.Equal(
            (100, 2_500, 100, 25, 1),
            (initial.Kernel.Length, initial.Recurrent.Length, initial.Bias.Length, initial.Output.Length, initial.OutputBias.Length));
    }

    [Fact]
    public void Initial_Biases_OpenTheForgetGateAlone()
    {
        float[] bias = LstmParameters.Initial(new SeedSequence(1).Stream("weights")).Bias.ToArray();
        Assert.All(bias.Select((value, i) => (value, i)), b => Assert.Equal(b.i is >= 25 and < 50 ? 1f : 0f, b.value));
    }

    [Fact]
    public void Initial_RecurrentRows_AreOrthonormal()
    {
        float[] recurrent = LstmParameters.Initial(new SeedSequence(1).Stream("weights")).Recurrent.ToArray();
        for (int i = 0; i < 25; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = Enumerable.Range(0, 100).Sum(k => (double)recurrent[(100 * i) + k] * recurrent[(100 * j) + k]);
                Assert.Equal(i == j ? 1.0 : 0.0, product, 5);
            }
        }
    }

    [Theory]
    [InlineData(2_725, 0f)]
    [InlineData(2_726, float.NaN)]
    public void Constructor_OtherNumberOrNoNumber_Throws(int count, float value) =>
        Assert.Throws<ArgumentException>(() => new LstmParameters([.. Enumerable.Repeat(value, count)]));
}
