using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

/// <summary>Forks and joins in files: order, edges, and what is refused where.</summary>
public sealed class PipelineGraphTests
{
    [Theory]
    [InlineData("a; b a; c a; d b,c", "a b c d", "0-1 0-2 1-3 2-3")]
    [InlineData("d b,c; b a; c a; a", "a b c d", "0-1 0-2 1-3 2-3")]
    [InlineData("z; a z; y; b y,a", "z a y b", "0-1 1-3 2-3")]
    [InlineData("late first,second; second; first", "second first late", "0-2 1-2")]
    [InlineData("a; b a; c a,b; d a,c", "a b c d", "0-1 0-2 0-3 1-2 2-3")]
    public void Read_Graph_IsSortedTopologicallyThenByTheFile(string graph, string order, string edges)
    {
        Pipeline pipeline = Read(Text(graph), out string[] errors)!;

        Assert.Empty(errors);
        Assert.Equal(order, string.Join(' ', pipeline.Stages.Select(s => s.Name)));
        Assert.Equal(edges, string.Join(' ', pipeline.Graph.Edges.Select(e => $"{e.From}-{e.To}")));
    }

    [Fact]
    public void Read_Probabilities_AreOnTheEdges()
    {
        Pipeline pipeline = Read(Text("a; b {stage: a, probability: 0.25, single: true}; c {stage: a, probability: 0.75, single: true}; d b,c"), out _)!;

        Assert.Equal(
            [new StageEdge(0, 1, 0.25, true), new StageEdge(0, 2, 0.75, true), new StageEdge(1, 3), new StageEdge(2, 3)], pipeline.Graph.Edges);
        Assert.True(pipeline.Graph.Chooses(0));
    }

    [Theory]
    [InlineData("a; b {stage: a, probability: 0.6}; c a", "6:23: 'a' feeds 'b' with a probability: one was expected for 'c' too")]
    [InlineData("a; b {stage: a, probability: 0.6}; c {stage: a, probability: 0.3}", "6:47: the probabilities out of 'a' sum to 0.9; 1 was expected")]
    [InlineData(
        "a; b {stage: a, probability: 0.6}; c {stage: a, probability: 0.4, single: true}",
        "6:23: 'a' chooses one edge for each item: 'single' was expected at all of them or at none")]
    [InlineData("a; b a; c; d c", "6:22: stage 'c' is not connected with 'a'", "7:22: stage 'd' is not connected with 'a'")]
    [InlineData("a; b a,c; c b", "5:22: 'after' makes a cycle: 'b' after 'c' after 'b'")]
    [InlineData("a; b a; c a,bb", "6:25: there is no stage 'bb'")]
    public void Read_WrongGraph_NamesPlaceAndRule(string graph, params string[] expected)
    {
        Read(Text(graph), out string[] errors);
        Assert.Equal(expected.Select(e => $"p.yaml:{e}"), errors);
    }

    [Theory]
    [InlineData("mean", "")]
    [InlineData("vote", "7:21: 'stages.3.join' is vote, and 'a' before it puts out another number of items than one: one path for each voter was expected (single: true)")]
    public void Read_JoinBelowItems_RefusesAVote(string join, string expected)
    {
        string[] lines = Text("a; b a; c a; d b,c").Split('\n');
        lines[3] = lines[3].Replace("accuracy: 1", "accuracy: 1, items: 2", StringComparison.Ordinal);
        lines[6] = lines[6].Replace("name: d, ", $"name: d, join: {join}, ", StringComparison.Ordinal);
        Read(string.Join('\n', lines), out string[] errors);

        Assert.Equal(expected.Length == 0 ? [] : [$"p.yaml:{expected}"], errors);
    }

    /// <summary>From "a; b a; c a,b": stages and those that feed them, from line 4 of the text on.</summary>
    private static string Text(string graph) => "name: p\nslo: {latencySeconds: 1}\nstages:\n" + string.Join('\n', graph.Split("; ").Select(Stage)) + "\n";

    private static string Stage(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        string name = space < 0 ? text : text[..space], after = space < 0 ? "" : text[(space + 1)..];
        return $"  - {{name: {name}, after: [{after}], variants: [{{name: v, accuracy: 1, service: {{meanMs: 1}}}}]}}";
    }

    private static Pipeline? Read(string text, out string[] errors)
    {
        DiagnosticSink sink = new();
        Pipeline? pipeline = PipelineReader.Read(YamlSource.Parse(new SourceText("p.yaml", text), sink)!, sink);
        errors = [.. sink.Sorted.Select(d => $"{d.File}:{d.Line}:{d.Column}: {d.Message}")];
        return pipeline;
    }

    /// <summary>One item on average is not one item.</summary>
    [Fact]
    public void IsChain_PoissonItemsOfMeanOne_IsFalse()
    {
        Variant model = new() { Name = "m", Accuracy = 1.0, BaseAllocation = Allocation.OfCores(1.0), Profile = new ServiceProfile(new ConstantLaw(1.0), new ServiceVariability(ServiceDistribution.Deterministic)) };
        Stage first = new() { Name = "a", Variants = [model] }, last = new() { Name = "b", Variants = [model] };

        Assert.True(new Pipeline("p", new ServiceLevelObjective(1.0), [first, last]).IsChain);
        Assert.False(new Pipeline("p", new ServiceLevelObjective(1.0), [first with { Items = ItemDistribution.Poisson }, last]).IsChain);
    }
}
