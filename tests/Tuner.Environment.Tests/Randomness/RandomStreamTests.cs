using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Randomness;

public sealed class RandomStreamTests
{
    [Fact]
    public void NextBits_KnownState_MatchesTheReferenceAlgorithm()
    {
        // xoshiro256** from state (1, 2, 3, 4): the first outputs of the authors' C code.
        RandomStream stream = new(0) { State = (1, 2, 3, 4) };
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240];
        Assert.All(expected, bits => Assert.Equal(bits, stream.NextBits()));
    }

    [Fact]
    public void State_Restored_ContinuesWithTheSameNumbers()
    {
        RandomStream stream = new(5);
        stream.NextBits();
        var state = stream.State;
        double first = stream.NextGaussian();
        stream.State = state;
        Assert.Equal(first, stream.NextGaussian());
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void NextGamma_Shape_HasMeanOneAndVarianceOneOverShape(double shape)
    {
        RandomStream stream = new(1);
        const int Count = 200_000;
        double sum = 0.0, squares = 0.0;
        for (int i = 0; i < Count; i++)
        {
            double x = stream.NextGamma(shape);
            sum += x;
            squares += x * x;
        }

        double mean = sum / Count, variance = (squares / Count) - (mean * mean);
        Assert.Equal(1.0, mean, 0.02 / Math.Sqrt(Math.Min(1.0, shape)));
        Assert.Equal(1.0 / shape, variance, 0.1 / shape);
    }

    [Fact]
    public void NextInt_SmallRange_IsUniform()
    {
        RandomStream stream = new(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[stream.NextInt(7)]++;
        }

        // Chi-square, 6 degrees of freedom: 16.81 is the 99 % point.
        Assert.True(counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000.0) < 16.81);
    }
}
