using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Networks;

public sealed class MaskedCategoricalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Entropy_EqualLogits_IsTheLogarithmOfTheAllowedCount(int allowed)
    {
        float[] logProbabilities = new float[5];
        bool[] mask = [.. Enumerable.Range(0, 5).Select(i => i < allowed)];

        MaskedCategorical.LogSoftmax([3f, 3f, 3f, 3f, 3f], mask, logProbabilities);

        Assert.Equal(Math.Log(allowed), MaskedCategorical.Entropy(logProbabilities, mask), 1e-6);
        Assert.Equal(-Math.Log(allowed), logProbabilities[0], 1e-6);
    }

    [Fact]
    public void LogSoftmax_MaskedLargest_RenormalisesTheRest()
    {
        float[] logProbabilities = new float[3];
        bool[] mask = [true, false, true];

        MaskedCategorical.LogSoftmax([1f, 50f, 2f], mask, logProbabilities);

        double p = 1.0 / (1.0 + Math.E);
        Assert.Equal(Math.Log(p), logProbabilities[0], 1e-6);
        Assert.Equal(Math.Log(1.0 - p), logProbabilities[2], 1e-6);
        Assert.Equal(0f, MathF.Exp(logProbabilities[1]));
        Assert.Equal((-p * Math.Log(p)) - ((1.0 - p) * Math.Log(1.0 - p)), MaskedCategorical.Entropy(logProbabilities, mask), 1e-6);
    }

    [Fact]
    public void Sample_ManyDraws_FollowsTheProbabilitiesAndNeverTheMask()
    {
        float[] logProbabilities = new float[4];
        bool[] mask = [true, false, true, false];
        MaskedCategorical.LogSoftmax([0f, 9f, MathF.Log(3f), 9f], mask, logProbabilities);
        var random = new RandomStream(1);
        int[] counts = new int[4];
        for (int i = 0; i < 100_000; i++)
        {
            counts[MaskedCategorical.Sample(logProbabilities, mask, random.NextDouble())]++;
        }

        Assert.Equal(0, counts[1] + counts[3]);

        // Standard deviation of the share: 0.0014; four of them.
        Assert.Equal(0.75, counts[2] / 100_000.0, 0.0055);
    }

    [Fact]
    public void Sample_NothingAllowed_Throws() =>
        Assert.Throws<ArgumentException>(() => MaskedCategorical.Sample([0f, 0f], [false, false], 0.5));
}
