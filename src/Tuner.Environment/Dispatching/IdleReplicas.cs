namespace Tuner.Environment.Dispatching;

/// <summary>
/// The idle replicas of one deployment, the longest idle first and the lowest id among equals. Replicas are known by a small slot
/// number; adding in the order of time and removing any of them take constant time.
/// </summary>
public sealed class IdleReplicas
{
    private const int None = -1;

    private Link[] _links = new Link[8];
    private int _first = None, _last = None;

    /// <summary>How many are idle.</summary>
    public int Count { get; private set; }

    /// <summary>The slot of the one to serve next.</summary>
    public int First => _first;

    /// <summary>A replica becomes idle at <paramref name="sinceSeconds"/>, not earlier than the others did.</summary>
    public void Add(int slot, long id, double sinceSeconds)
    {
        if (slot >= _links.Length)
        {
            Array.Resize(ref _links, Math.Max(slot + 1, 2 * _links.Length));
        }

        int before = _last;
        while (before != None && _links[before].Since == sinceSeconds && _links[before].Id > id)
        {
            before = _links[before].Previous;
        }

        int after = before == None ? _first : _links[before].Next;
        _links[slot] = new Link(sinceSeconds, id, before, after);
        Connect(before, slot);
        Connect(slot, after);
        Count++;
    }

    /// <summary>A replica is idle no longer.</summary>
    public void Remove(int slot)
    {
        int before = _links[slot].Previous, after = _links[slot].Next;
        Connect(before, after);
        Count--;
    }

    /// <summary>None is idle.</summary>
    public void Clear()
    {
        _first = _last = None;
        Count = 0;
    }

    /// <summary>Becomes a copy of another.</summary>
    public void CopyFrom(IdleReplicas other)
    {
        if (_links.Length < other._links.Length)
        {
            _links = new Link[other._links.Length];
        }

        other._links.CopyTo(_links.AsSpan());
        (_first, _last, Count) = (other._first, other._last, other.Count);
    }

    private void Connect(int before, int after)
    {
        if (before == None)
        {
            _first = after;
        }
        else
        {
            _links[before].Next = after;
        }

        if (after == None)
        {
            _last = before;
        }
        else
        {
            _links[after].Previous = before;
        }
    }

    private struct Link(double since, long id, int previous, int next)
    {
        public double Since = since;
        public long Id = id;
        public int Previous = previous;
        public int Next = next;
    }
}
