using System.Collections.Immutable;

namespace Tuner.Environment.Pipelines;

/// <summary>The graph of a pipeline: who feeds whom, and in which order. Immutable.</summary>
public sealed class StageGraph
{
    /// <summary>By which the probabilities out of a stage may miss 1.</summary>
    internal const double Tolerance = 1e-9;

    private readonly ImmutableArray<ImmutableArray<StageEdge>> _out, _in;
    private readonly ImmutableArray<bool> _chooses;
    private readonly bool[,] _reaches;

    /// <summary>A graph over stages 0 to <paramref name="stages"/> - 1, which are in topological order.</summary>
    /// <exception cref="ArgumentException">An edge to itself or backwards, twice the same, a part on its own, or probabilities that do not sum to 1.</exception>
    public StageGraph(int stages, ImmutableArray<StageEdge> edges)
    {
        Edges = [.. edges.OrderBy(e => e.From).ThenBy(e => e.To)];
        _out = [.. Enumerable.Range(0, stages).Select(i => Edges.Where(e => e.From == i).ToImmutableArray())];
        _in = [.. Enumerable.Range(0, stages).Select(i => Edges.Where(e => e.To == i).ToImmutableArray())];
        _chooses = [.. Enumerable.Range(0, stages).Select(i => _out[i].Any(e => e.Probability < 1.0))];
        Check(stages);
        _reaches = new bool[stages, stages];
        for (int from = stages - 1; from >= 0; from--)
        {
            foreach (StageEdge edge in _out[from])
            {
                _reaches[from, edge.To] = true;
                for (int to = 0; to < stages; to++)
                {
                    _reaches[from, to] |= _reaches[edge.To, to];
                }
            }
        }

        Sources = [.. Enumerable.Range(0, stages).Where(i => _in[i].IsEmpty)];
        Joins = [.. Enumerable.Range(0, stages).Where(i => _in[i].Length > 1)];
        IsChain = Edges.SequenceEqual(Chain(stages));
    }

    /// <summary>By (from, to).</summary>
    public ImmutableArray<StageEdge> Edges { get; }

    /// <summary>Stages that nobody feeds: a request comes to all of them.</summary>
    public ImmutableArray<int> Sources { get; }

    /// <summary>Stages with several feeders: they wait for all of a request that can still reach them, and serve one item.</summary>
    public ImmutableArray<int> Joins { get; }

    /// <summary>True where every stage feeds the next one.</summary>
    public bool IsChain { get; }

    /// <summary>Every stage feeds the next one.</summary>
    public static ImmutableArray<StageEdge> Chain(int stages) =>
        [.. Enumerable.Range(0, Math.Max(0, stages - 1)).Select(i => new StageEdge(i, i + 1))];

    /// <summary>The edges out of a stage.</summary>
    public ImmutableArray<StageEdge> Out(int stage) => _out[stage];

    /// <summary>The edges into a stage.</summary>
    public ImmutableArray<StageEdge> In(int stage) => _in[stage];

    /// <summary>Whether an item leaves a stage along one of its edges only, by their probabilities.</summary>
    public bool Chooses(int stage) => _chooses[stage];

    /// <summary>Whether what leaves <paramref name="from"/> can come to <paramref name="to"/>.</summary>
    public bool Reaches(int from, int to) => _reaches[from, to];

    private void Check(int stages)
    {
        foreach (StageEdge edge in Edges)
        {
            if (edge.From < 0 || edge.To >= stages || edge.From >= edge.To)
            {
                throw new ArgumentException($"An edge from stage {edge.From} to stage {edge.To} is none of {stages} stages in topological order.");
            }

            if (!(edge.Probability > 0.0 && edge.Probability <= 1.0))
            {
                throw new ArgumentException($"The probability of the edge from stage {edge.From} to stage {edge.To} must be above 0 and at most 1, got {edge.Probability}.");
            }
        }

        if (Edges.DistinctBy(e => (e.From, e.To)).Count() != Edges.Length)
        {
            throw new ArgumentException("Two edges lead from one stage to the same other.");
        }

        for (int i = 0; i < stages; i++)
        {
            if (Chooses(i) && _out[i].Select(e => e.IsSingle).Distinct().Count() > 1)
            {
                throw new ArgumentException($"Stage {i} chooses one edge for each item: all of its edges are single, or none.");
            }

            double sum = _out[i].Sum(e => e.Probability);
            if (Chooses(i) && Math.Abs(sum - 1.0) > Tolerance)
            {
                throw new ArgumentException($"The probabilities of the edges out of stage {i} must sum to 1, got {sum}.");
            }
        }

        if (stages > 0 && !IsConnected(stages))
        {
            throw new ArgumentException("A part of the pipeline is not connected with the rest.");
        }
    }

    private bool IsConnected(int stages)
    {
        HashSet<int> reached = [0];
        for (int before = 0; before < reached.Count;)
        {
            before = reached.Count;
            foreach (StageEdge edge in Edges.Where(e => reached.Contains(e.From) || reached.Contains(e.To)))
            {
                reached.Add(edge.From);
                reached.Add(edge.To);
            }
        }

        return reached.Count == stages;
    }
}
