using System.Numerics;
using System.Runtime.CompilerServices;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>
/// Items that wait at a stage, in the order in which they are served: a ring. Items of a request that was lost stay where they are,
/// are not counted, and are passed over when they come to the front.
/// </summary>
/// <param name="requests">The requests that the items are of.</param>
/// <param name="order">Who is served next.</param>
/// <param name="deadlinesAscend">Whether who arrived later has a later deadline: one SLO for all.</param>
internal sealed class ItemQueue(RequestPool requests, QueueOrder order, bool deadlinesAscend)
{
    private readonly bool _isEdf = order == QueueOrder.Edf;
    private Item[] _ring = new Item[64];
    private int _mask = 63;
    private long _head, _tail;
    private int _dead;
    private double _latest = double.NegativeInfinity, _earliestDeadline = double.NegativeInfinity;
    private long _sortedFrom;

    /// <summary>Items that wait.</summary>
    public int Count => (int)(_tail - _head) - _dead;

    public void Clear()
    {
        _head = _tail = _sortedFrom = 0;
        _dead = 0;
        _latest = _earliestDeadline = double.NegativeInfinity;
    }

    public void CopyFrom(ItemQueue other)
    {
        if (_ring.Length < other._ring.Length)
        {
            _ring = new Item[other._ring.Length];
            _mask = other._mask;
        }

        (_head, _tail, _dead, _sortedFrom) = (other._head, other._tail, other._dead, other._sortedFrom);
        (_latest, _earliestDeadline) = (other._latest, other._earliestDeadline);
        for (long i = _head; i < _tail; i++)
        {
            _ring[i & _mask] = other._ring[i & other._mask];
        }
    }

    public void Enqueue(in Item item)
    {
        EnsureRoom(1);
        if (_isEdf)
        {
            Insert(in item);
            return;
        }

        Track(item.Request);
        _ring[_tail++ & _mask] = item;
    }

    /// <summary>All come at one instant, in their order.</summary>
    public void EnqueueAll(ReadOnlySpan<Item> items, double nowSeconds)
    {
        EnsureRoom(items.Length);
        foreach (ref readonly Item item in items)
        {
            ref Item place = ref _ring[_tail & _mask];
            place = item;
            place.EntrySeconds = nowSeconds;
            if (_isEdf)
            {
                Item added = place;
                Insert(in added);
                continue;
            }

            Track(item.Request);
            _tail++;
        }
    }

    /// <summary>An item whose service was cut off comes back, ahead of those that came after it.</summary>
    public void Return(in Item item)
    {
        EnsureRoom(1);
        if (_isEdf)
        {
            Insert(in item);
            return;
        }

        long place = --_head;
        for (; place + 1 < _tail && CameBefore(in _ring[(place + 1) & _mask], in item); place++)
        {
            _ring[place & _mask] = _ring[(place + 1) & _mask];
        }

        _ring[place & _mask] = item;
        _sortedFrom = _tail;
        _latest = double.PositiveInfinity;
        _earliestDeadline = double.NegativeInfinity;
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

    /// <summary>Fills a batch.</summary>
    public void Dequeue(Span<Item> batch)
    {
        for (int i = 0; i < batch.Length; i++)
        {
            batch[i] = First;
            _head++;
        }
    }

    /// <summary>Takes a given item out, the last that came in the common case. False where it does not wait here any more.</summary>
    public bool TryRemove(long request, int key)
    {
        long found = _tail - 1;
        while (found >= _head && (_ring[found & _mask].Request != request || _ring[found & _mask].Key != key))
        {
            found--;
        }

        if (found < _head)
        {
            return false;
        }

        for (long i = found; i < _tail - 1; i++)
        {
            _ring[i & _mask] = _ring[(i + 1) & _mask];
        }

        _tail--;
        return true;
    }

    /// <summary>So many of those that wait here are of a request that was marked as lost.</summary>
    public void Forget(int items) => _dead += items;

    /// <summary>Whether the deadline of one that waits may lie before <paramref name="seconds"/>; there is one that waits.</summary>
    public bool MayHoldDueBefore(double seconds) => _isEdf || _head >= _sortedFrom
        ? requests[First.Request].DeadlineSeconds < seconds
        : _earliestDeadline < seconds;

    /// <summary>Takes out all whose deadline lies before <paramref name="seconds"/>, in their order.</summary>
    public void TakeDueBefore(double seconds, List<Item> taken)
    {
        if (!_isEdf && _head < _sortedFrom)
        {
            Sift(seconds, taken);
            return;
        }

        while (Count > 0)
        {
            double deadline = requests[First.Request].DeadlineSeconds;
            if (deadline >= seconds)
            {
                return;
            }

            taken.Add(Dequeue());
        }
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

    private void Sift(double seconds, List<Item> taken)
    {
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

    /// <summary>Keeps in mind from where on deadlines ascend, and, where they do not, the earliest.</summary>
    private void Track(long request)
    {
        double rank = deadlinesAscend ? request : requests[request].DeadlineSeconds;
        if (_head == _tail)
        {
            _latest = double.NegativeInfinity;
            _earliestDeadline = deadlinesAscend ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (!deadlinesAscend)
        {
            _earliestDeadline = Math.Min(_earliestDeadline, rank);
        }

        if (rank < _latest)
        {
            _sortedFrom = _tail;
            _earliestDeadline = deadlinesAscend ? double.NegativeInfinity : _earliestDeadline;
        }
        else
        {
            _latest = rank;
        }
    }

    private void Insert(in Item item)
    {
        double deadline = requests[item.Request].DeadlineSeconds;
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

    private static bool CameBefore(in Item a, in Item b) =>
        a.EntrySeconds < b.EntrySeconds || (a.EntrySeconds == b.EntrySeconds && a.Request < b.Request);

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

    private void EnsureRoom(int items)
    {
        if (_tail - _head + items > _ring.Length)
        {
            Grow(items);
        }
    }

    private void Grow(int items)
    {
        Item[] larger = new Item[BitOperations.RoundUpToPowerOf2((uint)(_tail - _head + items + 1))];
        int mask = larger.Length - 1;
        for (long i = _head; i < _tail; i++)
        {
            larger[i & mask] = _ring[i & _mask];
        }

        (_ring, _mask) = (larger, mask);
    }
}
