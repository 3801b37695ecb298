namespace Tuner.Environment.Simulation;

/// <summary>Requests that wait at a stage, first come first served: a ring of their numbers.</summary>
internal sealed class RequestQueue
{
    private long[] _ring = new long[64];
    private int _mask = 63;
    private long _head, _tail;
    private long _highest = -1;
    private long _sortedFrom;

    public int Count => (int)(_tail - _head);

    /// <summary>
    /// True where every request waits behind those that arrived before it, so that deadlines ascend. Replicas that overtake each
    /// other bring requests out of order to the stages after the first.
    /// </summary>
    public bool IsSorted => _head >= _sortedFrom;

    public long Oldest => _ring[_head & _mask];

    public long this[int position] => _ring[(_head + position) & _mask];

    public void Clear()
    {
        _head = _tail = _sortedFrom = 0;
        _highest = -1;
    }

    public void Enqueue(long request)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }

        if (request < _highest)
        {
            _sortedFrom = _tail;
        }
        else
        {
            _highest = request;
        }

        _ring[_tail++ & _mask] = request;
    }

    public long Dequeue() => _ring[_head++ & _mask];

    public void RemoveNewest() => _tail--;

    /// <summary>Puts a request at a position that <see cref="Truncate"/> keeps.</summary>
    public void Set(int position, long request) => _ring[(_head + position) & _mask] = request;

    /// <summary>Keeps the first <paramref name="count"/> positions.</summary>
    public void Truncate(int count) => _tail = _head + count;

    private void Grow()
    {
        long[] larger = new long[2 * _ring.Length];
        int mask = larger.Length - 1;
        for (long i = _head; i < _tail; i++)
        {
            larger[i & mask] = _ring[i & _mask];
        }

        (_ring, _mask) = (larger, mask);
    }
}
