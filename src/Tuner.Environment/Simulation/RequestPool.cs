using System.Runtime.CompilerServices;

namespace Tuner.Environment.Simulation;

/// <summary>
/// The requests in the system, in a ring by number: a request is its place in the order of arrival, from 0. The ring spans the
/// oldest that is still inside to the newest, and grows when it has to.
/// </summary>
internal sealed class RequestPool
{
    private Request[] _ring = new Request[1024];
    private int _mask = 1023;

    /// <summary>Every request below is gone.</summary>
    public long First { get; private set; }

    /// <summary>The number of the request to come.</summary>
    public long Next { get; private set; }

    /// <summary>Requests inside, counted or not.</summary>
    public int Inside { get; private set; }

    public ref Request this[long request]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _ring[(int)request & _mask];
    }

    public void Clear()
    {
        First = Next = 0;
        Inside = 0;
    }

    public long Add(double arrivalSeconds)
    {
        if (Next - First == _ring.Length)
        {
            Grow();
        }

        long request = Next++;
        this[request] = new Request { ArrivalSeconds = arrivalSeconds, Accuracy = 1.0 };
        Inside++;
        return request;
    }

    public void Release(long request)
    {
        this[request].Flags |= RequestFlags.Gone;
        Inside--;
        while (First < Next && (this[First].Flags & RequestFlags.Gone) != 0)
        {
            First++;
        }
    }

    private void Grow()
    {
        Request[] larger = new Request[2 * _ring.Length];
        int mask = larger.Length - 1;
        for (long request = First; request < Next; request++)
        {
            larger[(int)request & mask] = this[request];
        }

        (_ring, _mask) = (larger, mask);
    }
}
