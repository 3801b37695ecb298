namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>Plans of the first stages, those that no other one dominates; each goes on from one of the stages before it.</summary>
internal sealed class Beginnings
{
    private StageEntry[] _offered = new StageEntry[64];
    private int[] _offeredFrom = new int[64], _order = new int[64];
    private double[] _keys = new double[64];
    private int _count;

    /// <summary>What is kept, in ascending order of latency.</summary>
    public StageEntry[] Kept { get; private set; } = new StageEntry[64];

    /// <summary>Which beginning of one stage less each goes on from.</summary>
    public int[] From { get; private set; } = new int[64];

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How many were offered since the last <see cref="Clear"/>.</summary>
    public int Offered => _count;

    /// <summary>Forgets all.</summary>
    public void Clear() => (_count, Count) = (0, 0);

    /// <summary>Keeps one for sure: the empty beginning.</summary>
    public void Start()
    {
        Clear();
        Kept[0] = new StageEntry(0.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1);
        From[0] = -1;
        Count = 1;
    }

    /// <summary>One more, to be kept if no other dominates it.</summary>
    public void Offer(in StageEntry entry, int from)
    {
        if (_count == _offered.Length)
        {
            int size = 2 * _count;
            Array.Resize(ref _offered, size);
            Array.Resize(ref _offeredFrom, size);
            Array.Resize(ref _order, size);
            Array.Resize(ref _keys, size);
        }

        _keys[_count] = entry.Seconds;
        _order[_count] = _count;
        _offeredFrom[_count] = from;
        _offered[_count++] = entry;
    }

    /// <summary>Keeps what is not dominated; <paramref name="before"/> are the beginnings that these go on from, by stage.</summary>
    public void Sift(ReadOnlySpan<Beginnings> before)
    {
        Array.Sort(_keys, _order, 0, _count);
        if (Kept.Length < _count)
        {
            (Kept, From) = (new StageEntry[_offered.Length], new int[_offered.Length]);
        }

        Count = 0;
        for (int i = 0; i < _count; i++)
        {
            ref readonly StageEntry entry = ref _offered[_order[i]];
            int from = _offeredFrom[_order[i]];
            if (!IsDominated(in entry, from, before))
            {
                (Kept[Count], From[Count]) = (entry, from);
                Count++;
            }
        }
    }

    /// <summary>Keeps the best of what is kept.</summary>
    public void KeepMost(int count, Func<StageEntry, double> worth)
    {
        for (int i = 0; i < Count; i++)
        {
            _keys[i] = -worth(Kept[i]);
            _order[i] = i;
        }

        Array.Sort(_keys, _order, 0, Count);
        for (int i = 0; i < count; i++)
        {
            (_offered[i], _offeredFrom[i]) = (Kept[_order[i]], From[_order[i]]);
        }

        _offered.AsSpan(0, count).CopyTo(Kept);
        _offeredFrom.AsSpan(0, count).CopyTo(From);
        Count = count;
    }

    // Of two that are alike in all that counts, the one that is first in the file stays.
    private bool IsDominated(in StageEntry entry, int from, ReadOnlySpan<Beginnings> before)
    {
        for (int k = 0; k < Count; k++)
        {
            if (!Kept[k].TakesNoMore(in entry))
            {
                continue;
            }

            int order = Kept[k].Prefers(in entry);
            if (order < 0)
            {
                return true;
            }

            if (order == 0)
            {
                bool isFirst = Compare(From[k], Kept[k].Option, from, entry.Option, before) < 0;
                if (isFirst)
                {
                    return true;
                }

                if (entry.TakesNoMore(in Kept[k]))
                {
                    (Kept[k], From[k]) = (entry, from);
                    return true;
                }
            }
        }

        return false;
    }

    private static int Compare(int from, int option, int otherFrom, int otherOption, ReadOnlySpan<Beginnings> before)
    {
        if (from == otherFrom)
        {
            return option.CompareTo(otherOption);
        }

        Beginnings last = before[^1];
        return Compare(
            last.From[from], last.Kept[from].Option, last.From[otherFrom], last.Kept[otherFrom].Option, before[..^1]);
    }
}
