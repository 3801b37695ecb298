namespace Tuner.Experiments.Tests.Laws;

/// <summary>Fails with every breach in full, where xunit's own collection asserts show one shortened line.</summary>
internal static class Law
{
    public static void Holds(IEnumerable<string> breaches)
    {
        string[] found = [.. breaches];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
