using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics.Nexus;

/// <summary>
/// The cheapest latency split of a query (Nexus, section 6.2): f(u, t), the least cost of stage u and all after it within t, is the minimum over
/// t' of the cost of u within t' plus the sum over its successors v of f(v, t - t'). The paper steps t by a small amount; here f is kept as its
/// Pareto-optimal points (seconds, cost), so that it is exact.
/// </summary>
public sealed class LatencyProgramme
{
    private const double Tolerance = 1e-9;

    private readonly StageGraph _graph;
    private readonly int _root;
    private readonly bool _isForward;

    /// <summary>The programme of a pipeline.</summary>
    /// <exception cref="NotSupportedException">The graph is no tree: it forks and joins again.</exception>
    public LatencyProgramme(Pipeline pipeline)
    {
        _graph = pipeline.Graph;
        int last = pipeline.Stages.Length - 1;
        _isForward = Enumerable.Range(0, last + 1).All(s => _graph.In(s).Length <= 1);
        if (!_isForward && Enumerable.Range(0, last + 1).Any(s => _graph.Out(s).Length > 1))
        {
            throw new NotSupportedException(
                $"Nexus splits the latency of a tree; '{pipeline.Name}' forks and joins again. Choose split: grandslam or even.");
        }

        // A connected graph in topological order has its only source first, or its only sink last.
        _root = _isForward ? 0 : last;
    }

    /// <summary>A choice for each stage, the cheapest within the latency, and of equals the fastest; null where there is none.</summary>
    public StageChoice[]? Cheapest(IReadOnlyList<IReadOnlyList<StageChoice>> choices, double sloSeconds)
    {
        List<Partial> front = Front(_root, choices, sloSeconds);
        return front.Count == 0 ? null : front[^1].Choices!;
    }

    private List<Partial> Front(int stage, IReadOnlyList<IReadOnlyList<StageChoice>> choices, double sloSeconds)
    {
        List<Partial> rest = [new Partial(0.0, 0.0, new StageChoice[choices.Count])];
        foreach (int next in _isForward ? _graph.Out(stage).Select(e => e.To) : _graph.In(stage).Select(e => e.From))
        {
            List<Partial> after = Front(next, choices, sloSeconds);
            rest = Pareto(from a in rest from b in after select a.Beside(b));
        }

        return Pareto(
            from choice in choices[stage]
            from partial in rest
            let seconds = choice.Seconds + partial.Seconds
            where seconds <= sloSeconds + Tolerance
            select partial.After(stage, choice));
    }

    // Ascending in seconds, descending in cost.
    private static List<Partial> Pareto(IEnumerable<Partial> partials)
    {
        List<Partial> front = [];
        foreach (Partial partial in partials.OrderBy(p => p.Seconds).ThenBy(p => p.CostCores))
        {
            if (front.Count == 0 || partial.CostCores < front[^1].CostCores - Tolerance)
            {
                front.Add(partial);
            }
        }

        return front;
    }

    private sealed record Partial(double Seconds, double CostCores, StageChoice[] Choices)
    {
        public Partial Beside(Partial other) => new(
            Math.Max(Seconds, other.Seconds), CostCores + other.CostCores, [.. Choices.Zip(other.Choices, (a, b) => a ?? b)]);

        public Partial After(int stage, StageChoice choice)
        {
            StageChoice[] choices = [.. Choices];
            choices[stage] = choice;
            return new Partial(Seconds + choice.Seconds, CostCores + choice.CostCores, choices);
        }
    }
}
