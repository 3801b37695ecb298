namespace Tuner.Environment.Workloads.Importing;

/// <summary>The stretches of time that a record speaks of, in ticks of 100 ns. What lies between them is missing, not silent.</summary>
internal sealed class Coverage
{
    private readonly List<(long Start, long End)> _stretches = [];

    public bool IsEmpty => _stretches.Count == 0;

    public long Start { get; private set; } = long.MaxValue;

    public long End { get; private set; } = long.MinValue;

    /// <summary>Makes the whole reach from start to end, known or not.</summary>
    public void Reach(long start, long end)
    {
        Start = Math.Min(Start, start);
        End = Math.Max(End, end);
    }

    public void Add(long start, long end)
    {
        Reach(start, end);

        // Files mostly follow each other: a run of them stays one stretch.
        if (_stretches.Count > 0 && start <= _stretches[^1].End && start >= _stretches[^1].Start)
        {
            _stretches[^1] = (_stretches[^1].Start, Math.Max(end, _stretches[^1].End));
        }
        else
        {
            _stretches.Add((start, end));
        }
    }

    /// <summary>For each second from <paramref name="firstSecond"/> on, whether no stretch touches it.</summary>
    public bool[] Missing(long firstSecond, int seconds)
    {
        bool[] missing = new bool[seconds];
        Array.Fill(missing, true);
        foreach ((long start, long end) in _stretches)
        {
            long from = Math.Max(0, ImportTime.SecondOf(start) - firstSecond);
            long to = Math.Min(seconds, ImportTime.SecondOf(end - 1) + 1 - firstSecond);
            if (from < to)
            {
                Array.Fill(missing, false, (int)from, (int)(to - from));
            }
        }

        return missing;
    }
}
