using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Randomness;

public sealed class SeedSequenceTests
{
    [Fact]
    public void Stream_SameNameAndIndex_SameNumbers() =>
        Assert.Equal(new SeedSequence(3).Stream("a", 2).NextBits(), new SeedSequence(3).Stream("a", 2).NextBits());

    [Fact]
    public void Derive_NamesIndicesAndSeeds_AllDiffer()
    {
        HashSet<ulong> seen = [];
        for (ulong seed = 0; seed < 20; seed++)
        {
            foreach (string name in (string[])["a", "b", "arrivals", "service"])
            {
                for (int index = 0; index < 20; index++)
                {
                    Assert.True(seen.Add(new SeedSequence(seed).Derive(name, index)));
                }
            }
        }
    }

    [Fact]
    public void CounterRandom_Uniform_DependsOnRequestStageAndDrawOnly()
    {
        CounterRandom a = new(9), b = new(9);
        Assert.Equal(a.Uniform(5, 1), b.Uniform(5, 1));
        Assert.NotEqual(a.Uniform(5, 1), a.Uniform(5, 0));
        Assert.NotEqual(a.Uniform(5, 1), a.Uniform(6, 1));
        Assert.NotEqual(a.Uniform(5, 1), a.Uniform(5, 1, 1));
    }

    [Fact]
    public void CounterRandom_Gaussian_HasMeanZeroAndVarianceOne()
    {
        CounterRandom random = new(1);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(i => random.Gaussian(i, 0))];
        Assert.Equal(0.0, draws.Average(), 0.01);
        Assert.Equal(1.0, draws.Average(x => x * x), 0.02);
    }
}
