using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>
/// The way of requests through a graph: forks, choices, items, joins, and the end of a request when all its items are done. A join
/// fires once, when something has reached it and nothing of the request is left in the stages before it.
/// </summary>
internal sealed class ItemRouter
{
    private const int CountDraw = 0, ChoiceDraw = 1;
    private const int KeyBits = 29;

    private readonly SimulationState _state;
    private readonly RequestPool _requests;
    private readonly StageGraph _graph;
    private readonly SimulatedStage[] _stages;
    private readonly JoinPoint[] _joins;
    private readonly int[] _joinOf;
    private readonly int[][] _joinsAfter;

    public ItemRouter(SimulationState state, SimulatedStage[] stages)
    {
        (_state, _requests, _graph, _stages) = (state, state.Requests, state.Pipeline.Graph, stages);
        _joins = JoinPoint.All(state.Pipeline);
        _joinOf = [.. Enumerable.Range(0, stages.Length).Select(s => Array.FindIndex(_joins, j => j.Stage == s))];
        _joinsAfter = [.. Enumerable.Range(0, stages.Length)
            .Select(s => Enumerable.Range(0, _joins.Length).Where(j => _graph.Reaches(s, _joins[j].Stage)).ToArray())];
    }

    /// <summary>Counts that the pool keeps of a request: waiting by stage, then by join what is on its way to it and what has reached it.</summary>
    public static int CountsPerRequest(Pipeline pipeline) =>
        pipeline.IsChain ? 0 : pipeline.Stages.Length + (2 * pipeline.Graph.Joins.Length);

    /// <summary>Values that the pool keeps of a request: what its joins make of the accuracies so far.</summary>
    public static int ValuesPerRequest(Pipeline pipeline) =>
        pipeline.IsChain ? 0 : JoinPoint.All(pipeline).Sum(j => j.Size);

    /// <summary>A new request comes to every source.</summary>
    public void Arrive(long number, double nowSeconds)
    {
        // Held by one more item until all sources have it, so that it does not end in between.
        _requests[number].Items = 1;
        Item item = new() { Request = number, Accuracy = 1.0 };
        foreach (int source in _graph.Sources)
        {
            if (IsLost(number))
            {
                break;
            }

            _stages[source].Enter(item, nowSeconds);
        }

        Finish(number, nowSeconds);
    }

    public void Entered(long number, int stage)
    {
        _requests[number].Items++;
        Span<int> onTheWay = OnTheWay(number);
        foreach (int join in _joinsAfter[stage])
        {
            onTheWay[join]++;
        }
    }

    public void Waits(long number, int stage) => _requests.Counts(number)[stage]++;

    public void WaitsNoLonger(long number, int stage) => _requests.Counts(number)[stage]--;

    public bool IsLost(long number) => (_requests[number].Flags & RequestFlags.Lost) != 0;

    /// <summary>What is left of a lost request has ended.</summary>
    public void EndForNothing(long number)
    {
        if (--_requests[number].Items == 0)
        {
            _requests.Release(number);
        }
    }

    /// <summary>One of its items that does not wait is given up, and with it the request: what of it waits elsewhere leaves.</summary>
    public void Lose(long number, double nowSeconds)
    {
        Span<int> waiting = _requests.Counts(number)[.._stages.Length];
        for (int stage = 0; stage < waiting.Length; stage++)
        {
            if (waiting[stage] > 0)
            {
                _stages[stage].Forget(waiting[stage], nowSeconds);
                _requests[number].Items -= waiting[stage];
                waiting[stage] = 0;
            }
        }

        EndForNothing(number);
    }

    /// <summary>Whether an item of the request has waited since <paramref name="seconds"/> or before.</summary>
    public bool HasWaitedSince(long number, double seconds)
    {
        ReadOnlySpan<int> waiting = _requests.Counts(number)[.._stages.Length];
        for (int stage = 0; stage < waiting.Length; stage++)
        {
            if (waiting[stage] > 0 && _stages[stage].HoldsSince(number, seconds))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An item was served at a stage: what comes of it goes on, or its path ends.</summary>
    public void Leave(in Item item, int stage, Variant servedBy, double nowSeconds)
    {
        long number = item.Request;
        if (!SendOn(in item, stage, servedBy, nowSeconds) && !IsLost(number))
        {
            ref Request request = ref _requests[number];
            request.AccuracySum += item.Accuracy;
            request.Paths++;
        }

        if (!IsLost(number))
        {
            FireJoins(number, stage, nowSeconds);
        }

        Finish(number, nowSeconds);
    }

    private Span<int> OnTheWay(long number) => _requests.Counts(number).Slice(_stages.Length, _joins.Length);

    private Span<int> Reached(long number) => _requests.Counts(number)[(_stages.Length + _joins.Length)..];

    private void Finish(long number, double nowSeconds)
    {
        ref Request request = ref _requests[number];
        if ((request.Flags & RequestFlags.Lost) != 0)
        {
            EndForNothing(number);
        }
        else if (--request.Items == 0)
        {
            _state.Ledger.Answer(number, request.AccuracySum / request.Paths, nowSeconds);
        }
    }

    private bool SendOn(in Item item, int stage, Variant servedBy, double nowSeconds)
    {
        var edges = _graph.Out(stage);
        if (edges.IsEmpty)
        {
            return false;
        }

        int items = CountOf(in item, stage, servedBy);
        if (_graph.Chooses(stage))
        {
            int choices = edges[0].IsSingle ? 1 : items;
            for (int i = 0; i < choices && !IsLost(item.Request); i++)
            {
                int key = KeyOf(in item, i);
                Send(in item, key, Choose(edges.AsSpan(), _state.Routes.Uniform(item.Request, stage, Draw(key, ChoiceDraw))), nowSeconds);
            }

            return choices > 0;
        }

        bool sent = false;
        foreach (StageEdge edge in edges)
        {
            int along = edge.IsSingle ? 1 : items;
            for (int i = 0; i < along && !IsLost(item.Request); i++)
            {
                Send(in item, KeyOf(in item, i), edge, nowSeconds);
            }

            sent |= along > 0;
        }

        return sent;
    }

    private int CountOf(in Item item, int stage, Variant servedBy)
    {
        if (servedBy.Items == 1.0 && _state.Pipeline.Stages[stage].Items == ItemDistribution.Rounded)
        {
            return 1;
        }

        double uniform = _state.Routes.Uniform(item.Request, stage, Draw(item.Key, CountDraw));
        return ItemCount.Of(servedBy.Items, _state.Pipeline.Stages[stage].Items, uniform);
    }

    private void Send(in Item item, int key, StageEdge edge, double nowSeconds)
    {
        int join = _joinOf[edge.To];
        if (join >= 0)
        {
            Span<int> reached = Reached(item.Request);
            _joins[join].Add(_requests.Values(item.Request), item.Accuracy, reached[join]++);
            return;
        }

        Item next = item;
        next.Key = key;
        _stages[edge.To].Enter(next, nowSeconds);
    }

    private void FireJoins(long number, int stage, double nowSeconds)
    {
        foreach (int join in _joinsAfter[stage])
        {
            if (--OnTheWay(number)[join] == 0 && Reached(number)[join] is > 0 and int reached)
            {
                double accuracy = _joins[join].Combine(_requests.Values(number), reached);
                _stages[_joins[join].Stage].Enter(new Item { Request = number, Accuracy = accuracy }, nowSeconds);
                if (IsLost(number))
                {
                    return;
                }
            }
        }
    }

    private static StageEdge Choose(ReadOnlySpan<StageEdge> edges, double uniform)
    {
        double sum = 0.0;
        foreach (StageEdge edge in edges)
        {
            sum += edge.Probability;
            if (uniform < sum)
            {
                return edge;
            }
        }

        return edges[^1];
    }

    /// <summary>Tells the items of a request at a stage apart by the way they came; the first of the first is 0.</summary>
    private static int KeyOf(in Item item, int position) => position == 0
        ? item.Key
        : (int)(SplitMix64.Combine((ulong)item.Key, (ulong)position) & ((1UL << KeyBits) - 1));

    private static int Draw(int key, int draw) => (2 * key) + draw;
}
