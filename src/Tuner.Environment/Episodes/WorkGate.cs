namespace Tuner.Environment.Episodes;

/// <summary>
/// A condition that threads wait for: they look at it for some microseconds, since work of an environment's step is as short as that,
/// and sleep when it takes longer. Waiting and signalling allocate nothing.
/// </summary>
internal sealed class WorkGate
{
    private const int Looks = 500;
    private const int SpinsALook = 10;

    private readonly object _monitor = new();
    private int _asleep;

    /// <summary>Returns once <paramref name="isOpen"/> is true; whoever makes it true signals afterwards.</summary>
    public void Wait(Func<bool> isOpen)
    {
        for (int look = 0; look < Looks; look++)
        {
            if (isOpen())
            {
                return;
            }

            Thread.SpinWait(SpinsALook);
        }

        // A full fence: either this thread sees the condition, or the signaller sees that it is asleep.
        Interlocked.Increment(ref _asleep);
        lock (_monitor)
        {
            while (!isOpen())
            {
                Monitor.Wait(_monitor);
            }
        }

        Interlocked.Decrement(ref _asleep);
    }

    /// <summary>Wakes who sleeps, to look at the condition again.</summary>
    public void Signal()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _asleep) > 0)
        {
            lock (_monitor)
            {
                Monitor.PulseAll(_monitor);
            }
        }
    }
}
