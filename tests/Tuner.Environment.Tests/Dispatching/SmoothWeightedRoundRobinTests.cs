using Tuner.Environment.Dispatching;

namespace Tuner.Environment.Tests.Dispatching;

public sealed class SmoothWeightedRoundRobinTests
{
    /// <summary>The example of the algorithm's author (nginx, commit 52327e0627f4, 2012): weights 5, 1, 1 give a a b a c a a.</summary>
    [Fact]
    public void Commit_NginxExample_GivesItsOrder() => Assert.Equal("aabacaa" + "aabacaa", Order(14, 5.0, 1.0, 1.0));

    [Fact]
    public void Commit_ManyTurns_AreInProportion()
    {
        string order = Order(6_000, 1.0, 2.0, 3.0);

        Assert.Equal([1_000, 2_000, 3_000], "abc".Select(c => order.Count(o => o == c)));
    }

    [Fact]
    public void Peek_WeightZero_IsNotEligible()
    {
        SmoothWeightedRoundRobin turns = new();

        Assert.Equal(1, turns.Peek([0.0, 1.0]));
        Assert.Equal(-1, turns.Peek([0.0, 0.0]));
    }

    [Fact]
    public void Peek_Repeated_ChangesNothing()
    {
        SmoothWeightedRoundRobin turns = new();
        turns.Commit(turns.Peek([1.0, 1.0]), [1.0, 1.0]);

        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(_ => turns.Peek([1.0, 1.0])));
    }

    private static string Order(int turns, params double[] weights)
    {
        SmoothWeightedRoundRobin roundRobin = new();
        return string.Concat(Enumerable.Range(0, turns).Select(_ =>
        {
            int chosen = roundRobin.Peek(weights);
            roundRobin.Commit(chosen, weights);
            return (char)('a' + chosen);
        }));
    }
}
