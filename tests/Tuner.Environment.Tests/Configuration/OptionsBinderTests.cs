using Tuner.Environment.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Tests.Configuration;

public sealed class OptionsBinderTests
{
    [Fact]
    public void Bind_EveryType_ReadsTheValues()
    {
        SampleOptions options = ConfigurationTexts.Bind(
            """
            name: '007'
            count: 8
            steps: 2e6
            seed: 18446744073709551615
            limitSeconds: .inf
            rateRps: 1.5e-3
            verbose: true
            retries: ~
            comment: null
            inner: {discount: 0, mood: calm}
            sizes: [1, 8]
            moods: [on-time, calm]
            inners: [{discount: 0.5}, {}]
            weights: {default: 2, steady-low: 0.5}
            byBatch: {1: 66, 8: 533}
            raw: [1, {a: b}]
            """);

        Assert.Equal("007", options.Name);
        Assert.Equal(8, options.Count);
        Assert.Equal(2_000_000L, options.Steps);
        Assert.Equal(ulong.MaxValue, options.Seed);
        Assert.Equal(double.PositiveInfinity, options.LimitSeconds);
        Assert.Equal(0.0015, options.RateRps);
        Assert.True(options.Verbose);
        Assert.Null(options.Retries);
        Assert.Null(options.Comment);
        Assert.Equal(new InnerOptions { Discount = 0.0, Mood = SampleMood.Calm }, options.Inner);
        Assert.Equal([1, 8], options.Sizes);
        Assert.Equal([SampleMood.OnTime, SampleMood.Calm], options.Moods);
        Assert.Equal([new InnerOptions { Discount = 0.5 }, new InnerOptions()], options.Inners);
        Assert.Equal(0.5, options.Weights["steady-low"]);
        Assert.Equal(533.0, options.ByBatch[8]);
        Assert.IsType<YamlSequenceNode>(options.Raw);
    }

    [Fact]
    public void Bind_NothingGiven_KeepsDefaults() =>
        Assert.Equal(new SampleOptions { Name = "a" }.Inner, ConfigurationTexts.Bind("name: a").Inner);

    [Fact]
    public void Bind_ManyErrors_ReportsAllInTheFilesOrder() => Assert.Equal(
        [
            "x.yaml:1:1: error: 'name' is missing",
            "x.yaml:1:1: error: unknown key 'nmae'",
            "x.yaml:2:8: error: 'count' must be an integer, got 'four'",
            "x.yaml:4:13: error: 'inner.discount' must be between 0 and 1, got 1.5",
            "x.yaml:5:9: error: 'inner.mood' must be one of calm, on-time, got 'ontime'",
            "x.yaml:6:12: error: 'sizes.1' must be between 1 and 128, got 0",
            "x.yaml:7:22: error: 'weights.b' must be a number, got .nan",
        ],
        ConfigurationTexts.ErrorsOf(
            """
            nmae: a
            count: four
            inner:
              discount: 1.5
              mood: ontime
            sizes: [1, 0]
            weights: {a: 1.0, b: .nan}
            """).Select(e => e.Replace("'.nan'", ".nan", StringComparison.Ordinal)).OrderBy(e => e, StringComparer.Ordinal));

    [Theory]
    [InlineData("count: 1.5", "'count' must be an integer, got '1.5'")]
    [InlineData("count: '4'", "'count' must be an integer, got the text \"4\"")]
    [InlineData("count: 99999999999", "'count' must be an integer, got '99999999999'")]
    [InlineData("count:", "'count' must be an integer, got nothing")]
    [InlineData("count: [1]", "'count' must be an integer, got a list")]
    [InlineData("count: 0", "'count' must be between 1 and 64, got 0")]
    [InlineData("steps: -1", "'steps' must be 0 or more, got -1")]
    [InlineData("seed: -1", "'seed' must be an integer, 0 or more, got '-1'")]
    [InlineData("limitSeconds: 0", "'limitSeconds' must be above 0, got 0")]
    [InlineData("limitSeconds: .nan", "'limitSeconds' must be a number, got '.nan'")]
    [InlineData("limitSeconds: NaN", "'limitSeconds' must be a number, got 'NaN'")]
    [InlineData("limitSeconds: 1e999", "'limitSeconds' must be a number, got '1e999'")]
    [InlineData("limitSeconds: Infinity", "'limitSeconds' must be a number, got 'Infinity'")]
    [InlineData("limitSeconds: -.inf", "'limitSeconds' must be above 0, got -.inf")]
    [InlineData("rateRps: .inf", "'rateRps' must be 0 or more and finite, got .inf")]
    [InlineData("rateRps: 1,5", "'rateRps' must be a number, got '1,5'")]
    [InlineData("verbose: yes", "'verbose' must be true or false, got 'yes'")]
    [InlineData("retries: 11", "'retries' must be between 1 and 10, got 11")]
    [InlineData("comment: {a: 1}", "'comment' must be a text, got a mapping")]
    [InlineData("inner: 4", "'inner' must be a mapping, got '4'")]
    [InlineData("inner:", "'inner' must be a mapping, got nothing")]
    [InlineData("inner: {mood: 1}", "'inner.mood' must be one of calm, on-time, got '1'")]
    [InlineData("sizes: 4", "'sizes' must be a list, got '4'")]
    [InlineData("inners: [4]", "'inners.0' must be a mapping, got '4'")]
    [InlineData("inners: [{}, {discont: 1}]", "unknown key 'inners.1.discont'")]
    [InlineData("weights: [1]", "'weights' must be a mapping, got a list")]
    [InlineData("byBatch: {one: 1}", "'byBatch.one' must be an integer as a key, got 'one'")]
    [InlineData("byBatch: {1: 1, 01: 2}", "'byBatch.01' is given twice")]
    public void Bind_WrongValue_SaysWhatWasExpectedAndFound(string line, string expected)
    {
        string error = Assert.Single(ConfigurationTexts.ErrorsOf($"name: a\n{line}\n"));
        Assert.StartsWith("x.yaml:2:", error, StringComparison.Ordinal);
        Assert.EndsWith($"error: {expected}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_UnknownKey_ShowsTheLineAndTheNearKey()
    {
        DiagnosticSink sink = new();
        YamlSource source = ConfigurationTexts.Source("name: a\ninner:\n  discont: 0.5\n");
        new OptionsBinder(source, sink).Bind<SampleOptions>(source.Root);

        Assert.Equal(
            """
            x.yaml:3:3: error: unknown key 'inner.discont'
                3 |   discont: 0.5
                  |   ^^^^^^^ did you mean 'discount'?
            """.ReplaceLineEndings("\n"),
            Assert.Single(sink.Sorted).ToString());
    }

    [Fact]
    public void BindRemaining_PolymorphicSection_ReadsTheKindThenTheRest()
    {
        DiagnosticSink sink = new();
        YamlSource source = ConfigurationTexts.Source("policies:\n  - {kind: inner, discount: 0.5}\n  - {kind: iner}\n  - {discount: 1}\n");
        OptionsBinder binder = new(source, sink);
        YamlSequenceNode policies = (YamlSequenceNode)source.Root.Children[0].Value;

        string?[] kinds = [.. policies.Children.Select((p, i) => binder.ReadKind(p, $"policies.{i}", ["inner", "other"]))];

        Assert.Equal(["inner", null, null], kinds);
        Assert.Equal(
            new InnerOptions { Discount = 0.5 }, binder.BindRemaining(typeof(InnerOptions), policies.Children[0], "policies.0", "kind"));
        Assert.Equal(
            [(3, 12, "'policies.1.kind' must be one of inner, other, got 'iner'", "did you mean 'inner'?"), (4, 5, "'policies.2.kind' is missing", "it is one of inner, other")],
            sink.Sorted.Select(d => (d.Line, d.Column, d.Message, d.Suggestion!)));
    }

    [Fact]
    public void Report_PropertyAndElement_PointsAtTheValueAndTheElement()
    {
        DiagnosticSink sink = new();
        YamlSource source = ConfigurationTexts.Source("name: a\ncount: four\nsizes: [1, 2, 4]\n");
        OptionsBinder binder = new(source, sink);
        SampleOptions options = binder.Bind<SampleOptions>(source.Root)!;

        binder.Report(options, nameof(options.Sizes), "third", index: 2);
        binder.Report(options, nameof(options.Name), "name");
        binder.Report(options, nameof(options.Steps), "not given: the mapping");

        Assert.Equal([(1, 1), (1, 7), (2, 8), (3, 15)], sink.Sorted.Select(d => (d.Line, d.Column)));
        Assert.True(binder.IsSound(options, nameof(options.Steps)));
        Assert.False(binder.IsSound(options, nameof(options.Count)));
        Assert.True(binder.IsGiven(options, nameof(options.Sizes)));
        Assert.False(binder.IsGiven(options, nameof(options.Steps)));
    }
}
