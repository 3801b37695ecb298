using System.Runtime.ExceptionServices;

namespace Tuner.Environment.Episodes;

/// <summary>
/// Does a piece of work for each of the numbers 0 to n - 1 on the caller's thread and some of its own. Each thread has a part of the
/// numbers, so that what it touches stays in its core's cache, and helps with the parts of others when it is done with its own: a thread
/// that the machine does not run holds nobody up. A run allocates nothing.
/// </summary>
internal sealed class WorkTeam : IDisposable
{
    /// <summary>Two cache lines in integers: claims of neighbours do not slow each other down.</summary>
    private const int Stride = 32;

    private readonly int[] _ends;
    private readonly int[] _claims;
    private readonly Exception?[] _failures;
    private readonly Thread[] _threads;
    private readonly WorkGate _begun = new();
    private readonly WorkGate _done = new();
    private readonly Func<bool> _isDone;
    private Action<int>? _work;
    private int _round;
    private int _open;
    private bool _failed;
    private bool _stopping;

    /// <summary>A team for <paramref name="count"/> numbers; <paramref name="threads"/> includes the caller's.</summary>
    public WorkTeam(int count, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int parts = Math.Min(threads, count);
        _ends = [.. Enumerable.Range(1, parts).Select(part => (int)((long)count * part / parts))];
        _claims = new int[parts * Stride];
        _failures = new Exception?[count];
        _isDone = () => Volatile.Read(ref _open) == 0;
        _threads = [.. Enumerable.Range(1, parts - 1).Select(part => new Thread(() => Serve(part)) { IsBackground = true, Name = $"environments {part}" })];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>
    /// Returns when the work is done for every number. Where some threw, the others are done all the same, and the exception of the lowest
    /// number is thrown here.
    /// </summary>
    public void Run(Action<int> work)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        _work = work;
        Volatile.Write(ref _open, _failures.Length);

        // From here on a thread that is late from the last round may join in already: what it needs is written above.
        for (int part = 0; part < _ends.Length; part++)
        {
            Volatile.Write(ref _claims[part * Stride], part == 0 ? 0 : _ends[part - 1]);
        }

        Volatile.Write(ref _round, _round + 1);
        _begun.Signal();
        Take(0);
        _done.Wait(_isDone);
        if (_failed)
        {
            _failed = false;
            Exception first = _failures.First(failure => failure is not null)!;
            Array.Clear(_failures);
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        Volatile.Write(ref _round, _round + 1);
        _begun.Signal();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int part)
    {
        int seen = 0;
        Func<bool> isNew = () => Volatile.Read(ref _round) != seen;
        while (true)
        {
            _begun.Wait(isNew);
            seen = Volatile.Read(ref _round);
            if (Volatile.Read(ref _stopping))
            {
                return;
            }

            Take(part);
        }
    }

    private void Take(int ownPart)
    {
        for (int i = 0; i < _ends.Length; i++)
        {
            int part = (ownPart + i) % _ends.Length;
            int number;
            while ((number = Interlocked.Increment(ref _claims[part * Stride]) - 1) < _ends[part])
            {
                Do(number);
            }
        }
    }

    private void Do(int number)
    {
        try
        {
            _work!(number);
        }
        catch (Exception e)
        {
            _failures[number] = e;
            Volatile.Write(ref _failed, true);
        }

        if (Interlocked.Decrement(ref _open) == 0)
        {
            _done.Signal();
        }
    }
}
