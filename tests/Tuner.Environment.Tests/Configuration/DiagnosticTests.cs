using Tuner.Environment.Configuration;

namespace Tuner.Environment.Tests.Configuration;

public sealed class DiagnosticTests
{
    [Fact]
    public void ToString_UnknownKey_ShowsLineCaretsAndTheNearWord()
    {
        Diagnostic diagnostic = new("experiments/x.yaml", 6, 3, "unknown key 'agent.clip_cof'")
        {
            SourceLine = "  clip_cof: 0.2",
            Length = 8,
            Suggestion = "did you mean 'clipCoef'?",
        };

        Assert.Equal(
            """
            experiments/x.yaml:6:3: error: unknown key 'agent.clip_cof'
                6 |   clip_cof: 0.2
                  |   ^^^^^^^^ did you mean 'clipCoef'?
            """.ReplaceLineEndings("\n"),
            diagnostic.ToString());
    }

    [Fact]
    public void ToString_NoSourceLine_IsOneLine() =>
        Assert.Equal(
            "a.yaml:1:1: error: there is no such file; did you mean 'b.yaml'?",
            new Diagnostic("a.yaml", 1, 1, "there is no such file") { Suggestion = "did you mean 'b.yaml'?" }.ToString());

    [Fact]
    public void ToString_VeryLongLine_ShowsAWindowAboutTheCarets()
    {
        string[] lines = new Diagnostic("a.yaml", 1, 501, "bad") { SourceLine = new string('a', 500) + "X" + new string('b', 500) }
            .ToString().Split('\n');

        Assert.Equal(8 + 160, lines[1].Length);
        Assert.Equal('X', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void Sorted_TwoFiles_KeepsFilesTogetherAndLinesInOrder()
    {
        DiagnosticSink sink = new();
        sink.Add(new Diagnostic("b", 7, 1, "1"));
        sink.Add(new Diagnostic("a", 1, 1, "2"));
        sink.Add(new Diagnostic("b", 2, 9, "3"));
        sink.Add(new Diagnostic("b", 2, 4, "4"));

        Assert.Equal("4312", string.Concat(sink.Sorted.Select(d => d.Message)));
        ConfigurationException thrown = Assert.Throws<ConfigurationException>(sink.ThrowIfAny);
        Assert.Equal(4, thrown.Diagnostics.Count);
        Assert.Equal(4, thrown.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("same", "same", 0)]
    public void Distance_KnownPairs_CountsEdits(string from, string to, int expected)
    {
        Assert.Equal(expected, NearWords.Distance(from, to));
        Assert.Equal(expected, NearWords.Distance(to, from));
    }

    [Theory]
    [InlineData("clip_cof", "clipCoef")]
    [InlineData("replica", "replicas")]
    [InlineData("xy", null)]
    [InlineData("completely", null)]
    public void Nearest_Candidates_AtMostThreeEditsAndHalfTheWord(string word, string? expected) =>
        Assert.Equal(expected, NearWords.Nearest(word, ["clipCoef", "replicas", "ab"]));
}
