namespace Tuner.Environment.Pipelines;

/// <summary>
/// How many items of a request come to each stage, on average. What serves a stage is given by shares: for each variant, at
/// <see cref="Offset"/> of its stage plus its index, the part of the stage's items that it serves.
/// </summary>
/// <remarks>
/// A join serves one item of each request of which anything comes: its visits are the probability of that. It is exact, whatever the
/// items and probabilities before it, unless what comes passes an earlier join that sends on by chance.
/// </remarks>
public sealed class ItemFlow
{
    private readonly Pipeline _pipeline;
    private readonly int[] _offsets;

    internal ItemFlow(Pipeline pipeline)
    {
        _pipeline = pipeline;
        _offsets = new int[pipeline.Stages.Length];
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = Size;
            Size += pipeline.Stages[i].Variants.Length;
        }
    }

    /// <summary>Length of the shares: the variants of all stages.</summary>
    public int Size { get; }

    /// <summary>Where the shares of a stage begin.</summary>
    public int Offset(int stage) => _offsets[stage];

    /// <summary>The shares where each stage is served by one variant.</summary>
    public void Choose(ReadOnlySpan<int> variants, Span<double> shares)
    {
        shares.Clear();
        for (int i = 0; i < variants.Length; i++)
        {
            shares[_offsets[i] + variants[i]] = 1.0;
        }
    }

    /// <summary>Items for one request, by stage.</summary>
    public void Visits(ReadOnlySpan<double> shares, Span<double> visits)
    {
        for (int i = 0; i < visits.Length; i++)
        {
            visits[i] = VisitsTo(i, shares, visits);
        }
    }

    /// <summary>Items that come to a stage, given the shares and visits of those before it; the others are not read.</summary>
    public double VisitsTo(int stage, ReadOnlySpan<double> shares, ReadOnlySpan<double> visits) => _pipeline.Graph.In(stage).Length switch
    {
        0 => 1.0,
        1 => visits[_pipeline.Graph.In(stage)[0].From] * Along(_pipeline.Graph.In(stage)[0], shares),
        _ => Reach(stage, shares),
    };

    /// <summary>Items that go along an edge for one that the stage before it serves.</summary>
    public double Along(StageEdge edge, ReadOnlySpan<double> shares)
    {
        if (edge.IsSingle)
        {
            return edge.Probability;
        }

        double items = 0.0;
        Stage from = _pipeline.Stages[edge.From];
        for (int v = 0; v < from.Variants.Length; v++)
        {
            items += shares[_offsets[edge.From] + v] * from.Variants[v].Items;
        }

        return edge.Probability * items;
    }

    /// <summary>Probability that an item's path ends at a stage: always where nobody is fed, else where nothing is put out.</summary>
    public double Ends(int stage, ReadOnlySpan<double> shares)
    {
        foreach (StageEdge edge in _pipeline.Graph.Out(stage))
        {
            if (edge.IsSingle)
            {
                return 0.0;
            }
        }

        return _pipeline.Graph.Out(stage).IsEmpty ? 1.0 : Generated(stage, 0.0, shares);
    }

    // 1 - the probability that none of the sources' items leads anything here; each stage's own is found from those after it.
    private double Reach(int join, ReadOnlySpan<double> shares)
    {
        Span<double> silent = stackalloc double[join + 1];
        double none = 1.0;
        silent[join] = 0.0;
        for (int s = join - 1; s >= 0; s--)
        {
            silent[s] = _pipeline.Graph.Reaches(s, join) ? Silent(s, join, silent, shares) : 1.0;
            none *= _pipeline.Graph.In(s).IsEmpty ? silent[s] : 1.0;
        }

        return 1.0 - none;
    }

    private double Silent(int stage, int join, ReadOnlySpan<double> silent, ReadOnlySpan<double> shares)
    {
        bool chooses = _pipeline.Graph.Chooses(stage);
        double byItem = 1.0, once = 1.0;
        foreach (StageEdge edge in _pipeline.Graph.Out(stage))
        {
            double leads = edge.To <= join ? 1.0 - silent[edge.To] : 0.0;
            ref double of = ref (edge.IsSingle ? ref once : ref byItem);
            of = chooses ? of - (edge.Probability * leads) : of * (1.0 - leads);
        }

        return once * Generated(stage, byItem, shares);
    }

    // The mean of z^N for the number N of items put out: its generating function.
    private double Generated(int stage, double z, ReadOnlySpan<double> shares)
    {
        Stage served = _pipeline.Stages[stage];
        double sum = 0.0;
        for (int v = 0; v < served.Variants.Length; v++)
        {
            double share = shares[_offsets[stage] + v], mean = served.Variants[v].Items, whole = Math.Floor(mean);
            if (share > 0.0)
            {
                sum += share * (served.Items == ItemDistribution.Poisson
                    ? Math.Exp(mean * (z - 1.0))
                    : Math.Pow(z, whole) * (1.0 - (mean - whole) + ((mean - whole) * z)));
            }
        }

        return sum;
    }
}
