using System.Runtime.CompilerServices;

namespace Tuner.Environment.Simulation;

/// <summary>Events by (time, class, sequence), the one total order of the simulation: a binary heap in an array.</summary>
internal sealed class EventQueue
{
    private const int ClassShift = 60;

    private SimulationEvent[] _heap = new SimulationEvent[64];
    private int _count;
    private long _sequence;

    /// <summary>Infinite where nothing is to come.</summary>
    public double NextSeconds { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether what is to come next, where something is, goes after the arrivals of its instant.</summary>
    public bool NextIsTimer => _heap[0].Order >> ClassShift != 0;

    public void Clear()
    {
        _count = 0;
        _sequence = 0;
        NextSeconds = double.PositiveInfinity;
    }

    /// <summary>Returns the event's order, by which it is known; never 0.</summary>
    public long Push(double timeSeconds, EventKind kind, int stage, int slot)
    {
        long order = ((kind >= EventKind.BatchDue ? 1L : 0L) << ClassShift) | ++_sequence;
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        SimulationEvent added = new(timeSeconds, order, kind, stage, slot);
        SimulationEvent[] heap = _heap;
        int hole = _count++;
        while (hole > 0)
        {
            int parent = (hole - 1) >> 1;
            if (!IsBefore(in added, in heap[parent]))
            {
                break;
            }

            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = added;
        NextSeconds = heap[0].TimeSeconds;
        return order;
    }

    public void CopyFrom(EventQueue other)
    {
        if (_heap.Length < other._count)
        {
            _heap = new SimulationEvent[other._heap.Length];
        }

        Array.Copy(other._heap, _heap, other._count);
        (_count, _sequence, NextSeconds) = (other._count, other._sequence, other.NextSeconds);
    }

    public SimulationEvent Pop()
    {
        SimulationEvent[] heap = _heap;
        SimulationEvent first = heap[0], last = heap[--_count];
        int hole = 0, child = 1;
        while (child < _count)
        {
            if (child + 1 < _count && IsBefore(in heap[child + 1], in heap[child]))
            {
                child++;
            }

            if (!IsBefore(in heap[child], in last))
            {
                break;
            }

            heap[hole] = heap[child];
            hole = child;
            child = (2 * hole) + 1;
        }

        heap[hole] = last;
        NextSeconds = _count == 0 ? double.PositiveInfinity : heap[0].TimeSeconds;
        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBefore(in SimulationEvent a, in SimulationEvent b) =>
        a.TimeSeconds < b.TimeSeconds || (a.TimeSeconds == b.TimeSeconds && a.Order < b.Order);
}
