using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tests.Recording;

public sealed class NearWordTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_KnownPairs_IsLevenshteins(string a, string b, int distance)
    {
        Assert.Equal(distance, NearWord.Distance(a, b));
        Assert.Equal(distance, NearWord.Distance(b, a));
    }

    [Fact]
    public void Hint_NothingNear_NamesTheKnownOnly() => Assert.Equal(" Known: one, two.", NearWord.Hint("seventeen", ["one", "two"]));
}
