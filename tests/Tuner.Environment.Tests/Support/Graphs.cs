using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Support;

/// <summary>Small graphs whose stages have one variant of 100 ms on one core.</summary>
internal static class Graphs
{
    public static Stage Stage(
        string name, double accuracy = 1.0, double items = 1.0, ItemDistribution distribution = ItemDistribution.Rounded, JoinRule join = JoinRule.Mean) => new()
        {
            Name = name,
            Items = distribution,
            Join = join,
            Variants = [new Variant
            {
                Name = "v",
                Accuracy = accuracy,
                Items = items,
                BaseAllocation = Allocation.OfCores(1.0),
                Profile = new ServiceProfile(new ConstantLaw(100.0), new ServiceVariability(ServiceDistribution.Deterministic)),
            }],
        };

    /// <summary>Edges by name: <c>ab bc</c>; a probability follows a colon and <c>!</c> marks a single one: <c>ab:0.6! ac:0.4</c>.</summary>
    public static Pipeline Of(string edges, params Stage[] stages) => new(
        "graph",
        new ServiceLevelObjective(1.0),
        [.. stages],
        edges: [.. edges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => Edge(e, stages))]);

    private static StageEdge Edge(string text, Stage[] stages)
    {
        int Index(char name) => Array.FindIndex(stages, s => s.Name[0] == name);
        string[] parts = text.TrimEnd('!').Split(':');
        double probability = parts.Length == 1 ? 1.0 : double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return new StageEdge(Index(text[0]), Index(text[1]), probability, text.EndsWith('!'));
    }
}
