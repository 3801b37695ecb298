using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Networks;

public sealed class ActionHeadsTests
{
    [Fact]
    public void ArgMax_MaskedLargest_TakesTheLargestAllowedOfEachHead()
    {
        int[] action = new int[2];

        new ActionHeads([3, 2]).ArgMax([1f, 5f, 2f, 4f, 3f], [true, false, true, true, true], action);

        Assert.Equal([2, 0], action);
    }

    [Fact]
    public void Sample_TwoHeads_AddsLogProbabilities()
    {
        int[] action = new int[2];

        float logProbability = new ActionHeads([4, 3]).Sample(
            new float[7], [true, true, false, false, true, true, true], new RandomStream(1), action);

        Assert.Equal(-Math.Log(2.0 * 3.0), logProbability, 1e-6);
        Assert.InRange(action[0], 0, 1);
    }

    [Fact]
    public void ArgMax_HeadWithoutChoice_Throws() =>
        Assert.Throws<ArgumentException>(() => new ActionHeads([2]).ArgMax([0f, 0f], [false, false], new int[1]));

    [Fact]
    public void Constructor_EmptyHead_Throws() => Assert.Throws<ArgumentException>(() => new ActionHeads([2, 0]));
}
