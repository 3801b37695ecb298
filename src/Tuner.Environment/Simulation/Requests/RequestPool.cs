using System.Runtime.CompilerServices;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>
/// The requests in the system, in a ring by number: a request is its place in the order of arrival, from 0. The ring spans the
/// oldest that is still here to the newest, and grows when it has to. Beside each lie the counts and values of its way through a
/// graph, as many as the pipeline needs: none for a chain.
/// </summary>
internal sealed class RequestPool(int countsPerRequest, int valuesPerRequest)
{
    private const int FirstSize = 1024;

    private Request[] _ring = new Request[FirstSize];
    private int[] _counts = new int[FirstSize * countsPerRequest];
    private double[] _values = new double[FirstSize * valuesPerRequest];
    private int _mask = FirstSize - 1;

    /// <summary>Every request below is gone.</summary>
    public long First { get; private set; }

    /// <summary>The number of the request to come.</summary>
    public long Next { get; private set; }

    public ref Request this[long request]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _ring[(int)request & _mask];
    }

    public Span<int> Counts(long request) => _counts.AsSpan(((int)request & _mask) * countsPerRequest, countsPerRequest);

    public Span<double> Values(long request) => _values.AsSpan(((int)request & _mask) * valuesPerRequest, valuesPerRequest);

    public void Clear() => First = Next = 0;

    /// <summary>A new request; its counts and values are 0.</summary>
    public long Add(double arrivalSeconds, double deadlineSeconds)
    {
        if (Next - First == _ring.Length)
        {
            Grow();
        }

        long number = Next++;
        this[number] = new Request { ArrivalSeconds = arrivalSeconds, DeadlineSeconds = deadlineSeconds };
        if (countsPerRequest > 0)
        {
            Counts(number).Clear();
            Values(number).Clear();
        }

        return number;
    }

    /// <summary>Nothing of the request is in the system any more.</summary>
    public void Release(long request)
    {
        this[request].Flags |= RequestFlags.Gone;
        while (First < Next && (this[First].Flags & RequestFlags.Gone) != 0)
        {
            First++;
        }
    }

    public void CopyFrom(RequestPool other)
    {
        if (_ring.Length < other._ring.Length)
        {
            Resize(other._ring.Length);
        }

        (First, Next) = (other.First, other.Next);
        for (long request = First; request < Next; request++)
        {
            this[request] = other[request];
            other.Counts(request).CopyTo(Counts(request));
            other.Values(request).CopyTo(Values(request));
        }
    }

    private void Grow()
    {
        (Request[] ring, int[] counts, double[] values, int mask) = (_ring, _counts, _values, _mask);
        Resize(2 * ring.Length);
        for (long request = First; request < Next; request++)
        {
            int old = (int)request & mask;
            this[request] = ring[old];
            counts.AsSpan(old * countsPerRequest, countsPerRequest).CopyTo(Counts(request));
            values.AsSpan(old * valuesPerRequest, valuesPerRequest).CopyTo(Values(request));
        }
    }

    private void Resize(int size)
    {
        _ring = new Request[size];
        _counts = new int[size * countsPerRequest];
        _values = new double[size * valuesPerRequest];
        _mask = size - 1;
    }
}
