namespace Tuner.Environment.Pipelines;

/// <summary>
/// How many items of a request come to each stage, on average. What serves a stage is given by shares: for each variant, at
/// <see cref="Offset"/> of its stage plus its index, the part of the stage's items that it serves.
/// </summary>
/// <remarks>
/// A join serves one item of each request of which anything comes: its visits are the probability of that. It is exact, whatever the
/// items and probabilities before it, unless in a graph without choices what comes passes an earlier join that sends on by chance.
/// </remarks>
public sealed class ItemFlow
{
    private readonly Pipeline _pipeline;
    private readonly int[] _offsets;

    internal ItemFlow(Pipeline pipeline)
    {
        _pipeline = pipeline;
        HasChoices = Enumerable.Range(0, pipeline.Stages.Length).Any(pipeline.Graph.Chooses);
        _offsets = new int[pipeline.Stages.Length];
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = Size;
            Size += pipeline.Stages[i].Variants.Length;
        }
    }

    /// <summary>Length of the shares: the variants of all stages.</summary>
    public int Size { get; }

    /// <summary>Whether some stage sends an item along one of its edges only.</summary>
    internal bool HasChoices { get; }

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

    /// <summary>
    /// The mean of the product of a factor for each item that comes to a join, <paramref name="arriving"/>[f] for one from stage f: the joint
    /// generating function of the numbers that come. With factors of 0 and 1 it is the probability that nothing comes from those of 0.
    /// </summary>
    internal double Generated(int join, ReadOnlySpan<double> arriving, ReadOnlySpan<double> shares)
    {
        Span<double> silent = stackalloc double[join];
        return Generated(join, join - 1, arriving, silent, shares);
    }

    private double Reach(int join, ReadOnlySpan<double> shares)
    {
        Span<double> arriving = stackalloc double[join];
        arriving.Clear();
        return 1.0 - Generated(join, arriving, shares);
    }

    // The product over the sources; each stage's own factor is found from those after it. An earlier join serves one item if anything comes to
    // it: its factor g counts once, as g + (1 - g) [nothing comes].
    private double Generated(
        int join, int last, ReadOnlySpan<double> arriving, Span<double> silent, ReadOnlySpan<double> shares)
    {
        double product = 1.0;
        for (int s = last; s >= 0; s--)
        {
            double own = _pipeline.Graph.Reaches(s, join) ? OfOne(s, join, arriving, silent, shares) : 1.0;
            silent[s] = own;
            if (HasChoices && _pipeline.Graph.In(s).Length > 1 && own is not (0.0 or 1.0))
            {
                silent[s] = 1.0;
                double whatever = Generated(join, s - 1, arriving, silent, shares);
                silent[s] = 0.0;
                return product * ((own * whatever) + ((1.0 - own) * Generated(join, s - 1, arriving, silent, shares)));
            }

            product *= _pipeline.Graph.In(s).IsEmpty ? own : 1.0;
        }

        return product;
    }

    private double OfOne(int stage, int join, ReadOnlySpan<double> arriving, ReadOnlySpan<double> silent, ReadOnlySpan<double> shares)
    {
        bool chooses = _pipeline.Graph.Chooses(stage);
        double byItem = 1.0, once = 1.0;
        foreach (StageEdge edge in _pipeline.Graph.Out(stage))
        {
            double leads = edge.To < join ? 1.0 - silent[edge.To] : edge.To == join ? 1.0 - arriving[stage] : 0.0;
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
