using System.Runtime.CompilerServices;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>
/// Items that wait at a stage, in the order in which they are served: a ring. Items of a request that was lost stay where they are,
/// are not counted, and are passed over when they come to the front.
/// </summary>
internal sealed class ItemQueue(RequestPool requests, QueueOrder order)
{
    private readonly bool _isEdf = order == QueueOrder.Edf;
    private Item[] _ring = new Item[64];
    private int _mask = 63;
    private long _head, _tail;
    private int _dead;
    private double _latestDeadline = double.NegativeInfinity, _earliestDeadline = double.PositiveInfinity;
    private long _sortedFrom;

    /// <summary>Items that wait.</summary>
    public int Count => (int)(_tail - _head) - _dead;

    public void Clear()
    {
        _head = _tail = _sortedFrom = 0;
        _dead = 0;
        _latestDeadline = double.NegativeInfinity;
        _earliestDeadline = double.PositiveInfinity;
    }

    public void CopyFrom(ItemQueue other)
    {
        if (_ring.Length != other._ring.Length)
        {
            _ring = new Item[other._ring.Length];
            _mask = other._mask;
        }

        (_head, _tail, _dead, _sortedFrom) = (other._head, other._tail, other._dead, other._sortedFrom);
        (_latestDeadline, _earliestDeadline) = (other._latestDeadline, other._earliestDeadline);
        for (long i = _head; i < _tail; i++)
        {
            _ring[i & _mask] = other._ring[i & _mask];
        }
    }

    public void Enqueue(in Item item)
    {
        if (_tail - _head == _ring.Length)
        {
            Grow();
        }

        if (_head == _tail)
        {
            _latestDeadline = double.NegativeInfinity;
            _earliestDeadline = double.PositiveInfinity;
        }

        double deadline = requests[item.Request].DeadlineSeconds;
        _earliestDeadline = Math.Min(_earliestDeadline, deadline);
        if (_isEdf)
        {
            Insert(in item, deadline);
            return;
        }

        if (deadline < _latestDeadline)
        {
            _sortedFrom = _tail;
        }
        else
        {
            _latestDeadline = deadline;
        }

        _ring[_tail++ & _mask] = item;
    }

    /// <summary>An item whose service was cut off comes back, ahead of those that were behind it.</summary>
    public void Return(in Item item)
    {
        if (_isEdf)
        {
            Enqueue(in item);
            return;
        }

        if (_tail - _head == _ring.Length)
        {
            Grow();
        }

        _earliestDeadline = Math.Min(_earliestDeadline, requests[item.Request].DeadlineSeconds);
        _ring[--_head & _mask] = item;
        _sortedFrom = _tail;
        _latestDeadline = double.PositiveInfinity;
    }

    /// <summary>The one to be served next; there is one.</summary>
    public ref Item First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_dead > 0)
            {
                SkipDead();
            }

            return ref _ring[_head & _mask];
        }
    }

    /// <summary>When the one that waits longest came; there is one.</summary>
    public double OldestEntrySeconds()
    {
        if (!_isEdf)
        {
            return First.EntrySeconds;
        }

        double oldest = double.PositiveInfinity;
        for (long i = _head; i < _tail; i++)
        {
            ref Item item = ref _ring[i & _mask];
            oldest = IsDead(in item) ? oldest : Math.Min(oldest, item.EntrySeconds);
        }

        return oldest;
    }

    public Item Dequeue()
    {
        Item first = First;
        _head++;
        return first;
    }

    /// <summary>Takes a given item out, the last that came in the common case.</summary>
    public void Remove(long request, int key)
    {
        long found = _tail - 1;
        while (_ring[found & _mask].Request != request || _ring[found & _mask].Key != key)
        {
            found--;
        }

        for (long i = found; i < _tail - 1; i++)
        {
            _ring[i & _mask] = _ring[(i + 1) & _mask];
        }

        _tail--;
    }

    /// <summary>So many of those that wait here are of a request that was marked as lost.</summary>
    public void Forget(int items) => _dead += items;

    /// <summary>Takes out all whose deadline lies before <paramref name="seconds"/>, in their order.</summary>
    public void TakeDueBefore(double seconds, List<Item> taken)
    {
        if (_earliestDeadline >= seconds)
        {
            return;
        }

        bool sorted = _isEdf || _head >= _sortedFrom;
        while (sorted && Count > 0)
        {
            double deadline = requests[First.Request].DeadlineSeconds;
            if (deadline >= seconds)
            {
                _earliestDeadline = deadline;
                return;
            }

            taken.Add(Dequeue());
        }

        _earliestDeadline = double.PositiveInfinity;
        long kept = _head;
        for (long i = _head; i < _tail; i++)
        {
            Item item = _ring[i & _mask];
            if (IsDead(in item))
            {
                continue;
            }

            double deadline = requests[item.Request].DeadlineSeconds;
            if (deadline < seconds)
            {
                taken.Add(item);
                continue;
            }

            _earliestDeadline = Math.Min(_earliestDeadline, deadline);
            _ring[kept++ & _mask] = item;
        }

        (_tail, _dead) = (kept, 0);
        _sortedFrom = Math.Min(_sortedFrom, _tail);
    }

    /// <summary>Whether an item of the request waits here that came at <paramref name="seconds"/> or before.</summary>
    public bool HoldsSince(long request, double seconds)
    {
        for (long i = _head; i < _tail; i++)
        {
            if (_ring[i & _mask].Request == request && _ring[i & _mask].EntrySeconds <= seconds)
            {
                return true;
            }
        }

        return false;
    }

    private void Insert(in Item item, double deadline)
    {
        long hole = _tail++;
        for (; hole > _head; hole--)
        {
            ref Item before = ref _ring[(hole - 1) & _mask];
            if (!IsDead(in before) && !GoesBefore(in item, deadline, in before))
            {
                break;
            }

            _ring[hole & _mask] = before;
        }

        _ring[hole & _mask] = item;
    }

    private bool GoesBefore(in Item item, double deadline, in Item other)
    {
        double otherDeadline = requests[other.Request].DeadlineSeconds;
        return deadline < otherDeadline || (deadline == otherDeadline && item.Request < other.Request);
    }

    private bool IsDead(in Item item) =>
        item.Request < requests.First || (requests[item.Request].Flags & RequestFlags.Lost) != 0;

    private void SkipDead()
    {
        while (_dead > 0 && IsDead(in _ring[_head & _mask]))
        {
            _head++;
            _dead--;
        }
    }

    private void Grow()
    {
        Item[] larger = new Item[2 * _ring.Length];
        int mask = larger.Length - 1;
        for (long i = _head; i < _tail; i++)
        {
            larger[i & mask] = _ring[i & _mask];
        }

        (_ring, _mask) = (larger, mask);
    }
}
