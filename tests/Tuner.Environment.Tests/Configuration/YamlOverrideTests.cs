using Tuner.Environment.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Tests.Configuration;

public sealed class YamlOverrideTests
{
    private const string Sample = "name: a\ninners:\n  - {discount: 0.5}\n  - {discount: 0.6}\n";

    [Fact]
    public void Set_ScalarFlowIndexAndNewMapping_ReplacesOrAdds()
    {
        SampleOptions options = ConfigurationTexts.Bind(
            Sample, "name=b=c", "inner.discount=0.25", "inners.1.discount=1e-1", "sizes=[4, 8]", "weights={x: 1}", "weights.y=2", "comment=", "seed= 7 ");

        Assert.Equal("b=c", options.Name);
        Assert.Equal(0.25, options.Inner.Discount);
        Assert.Equal([0.5, 0.1], options.Inners.Select(i => i.Discount));
        Assert.Equal([4, 8], options.Sizes);
        Assert.Equal(2, options.Weights.Count);
        Assert.Null(options.Comment);
        Assert.Equal(7UL, options.Seed);
    }

    [Theory]
    [InlineData("key: inner.discount\nvalue: 1.5\n", "y.yaml:2:8: error: 'inner.discount' must be between 0 and 1, got 1.5")]
    [InlineData("key: \"inner.discont\"\nvalue: 0.5\n", "y.yaml:1:13: error: unknown key 'inner.discont'")]
    [InlineData("key: inners.2.discount\nvalue: 0.5\n", "y.yaml:1:13: error: '2' is not in the list 'inners'")]
    public void Set_KeyAndValueOfAnotherFile_AreNamedWhereTheyStand(string other, string expected)
    {
        DiagnosticSink sink = new();
        YamlSource source = ConfigurationTexts.Source(Sample), from = YamlSource.Parse(new SourceText("y.yaml", other), sink)!;

        source.Set(from, (YamlScalarNode)from.Root.Children["key"], (YamlScalarNode)from.Root.Children["value"], sink);
        new OptionsBinder(source, sink).Bind<SampleOptions>(source.Root);

        Assert.StartsWith(expected, Assert.Single(sink.Sorted).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Set_LaterOverride_Wins() => Assert.Equal(3, ConfigurationTexts.Bind(Sample, "count=2", "count=3").Count);

    /// <summary>The longest name that fits wins, and columns are of the text as it was written.</summary>
    [Fact]
    public void Set_NameWithDots_IsFoundInAList()
    {
        DiagnosticSink sink = new();
        YamlSource source = ConfigurationTexts.Source("list:\n  - {name: a, v: 0}\n  - {name: a.b, v: 0}\n  - {name: 2x1.0, v: {w: 0}}\n");

        source.Set("list.a.v=1", sink);
        source.Set("list.a.b.v=2", sink);
        source.Set("list.2x1.0.v.w=3", sink);
        source.Set("list.2x1.1.v=4", sink);

        YamlSequenceNode list = (YamlSequenceNode)source.Root.Children["list"];
        Assert.Equal(["1", "2"], list.Children.Take(2).Select(e => ((YamlScalarNode)e["v"]).Value));
        Assert.Equal("3", ((YamlScalarNode)list[2]["v"]["w"]).Value);
        Assert.StartsWith("--set 'list.2x1.1.v=4':1:6: error: '2x1' is not in the list 'list'", Assert.Single(sink.Sorted).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count=four", "1:7: error: 'count' must be an integer, got 'four'")]
    [InlineData("inner.discount=1.5", "1:16: error: 'inner.discount' must be between 0 and 1, got 1.5")]
    [InlineData("inner.discont=0.5", "1:7: error: unknown key 'inner.discont'")]
    [InlineData("cuont=5", "1:1: error: unknown key 'cuont'")]
    [InlineData("count", "1:1: error: an override must read key=value")]
    [InlineData("=5", "1:1: error: an override must read key=value")]
    [InlineData("", "1:1: error: an override must read key=value")]
    [InlineData("inner..discount=5", "1:7: error: a key is missing here")]
    [InlineData("name.first=x", "1:6: error: 'name' is a value and holds no 'first'")]
    [InlineData("inners.2.discount=0", "1:8: error: '2' is not in the list 'inners': a name or an index from 0 to 1 was expected")]
    [InlineData("inners.first.discount=0", "1:8: error: 'first' is not in the list 'inners': a name or an index from 0 to 1 was expected")]
    [InlineData("sizes=[1, x]", "1:11: error: 'sizes.1' must be an integer, got 'x'")]
    [InlineData("name=a: b", "1:6: error: a value, a {..} or a [..] was expected: quote a text that holds ': '")]
    [InlineData("name=*x", "1:6: error: aliases are not supported: write the value of '*x' here")]
    public void Set_Wrong_NamesTheOverrideAndTheColumn(string assignment, string expected) =>
        Assert.Equal($"--set '{assignment}':{expected}", Assert.Single(ConfigurationTexts.ErrorsOf(Sample, assignment)));

    [Fact]
    public void Set_BrokenValue_IsASyntaxErrorOfTheOverride() => Assert.StartsWith(
        "--set 'sizes=[1':1:", Assert.Single(ConfigurationTexts.ErrorsOf(Sample, "sizes=[1")), StringComparison.Ordinal);

    [Fact]
    public void Set_Wrong_ShowsTheOverrideWithCarets()
    {
        DiagnosticSink sink = new();
        YamlSource source = ConfigurationTexts.Source(Sample);
        source.Set("count=four", sink);
        new OptionsBinder(source, sink).Bind<SampleOptions>(source.Root);

        Assert.Equal(
            """
            --set 'count=four':1:7: error: 'count' must be an integer, got 'four'
                1 | count=four
                  |       ^^^^
            """.ReplaceLineEndings("\n"),
            Assert.Single(sink.Sorted).ToString());
    }
}
