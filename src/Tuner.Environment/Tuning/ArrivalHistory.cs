namespace Tuner.Environment.Tuning;

/// <summary>Requests in each past second, the last <see cref="Capacity"/> of them. What came before is not kept.</summary>
public sealed class ArrivalHistory(int capacity = 3_600)
{
    private readonly int[] _ring = new int[capacity];
    private long _total;

    /// <summary>Seconds kept at most.</summary>
    public int Capacity => _ring.Length;

    /// <summary>Seconds known.</summary>
    public int Count => (int)Math.Min(_total, _ring.Length);

    /// <summary>Seconds added since the last <see cref="Clear"/>, those that are no longer kept included.</summary>
    public long TotalSeconds => _total;

    /// <summary>
    /// What a clock shows now: which second of its record the second is that begins. Null where the load is not of a record. Where a run
    /// jumps from one window of the record to the next, so does the clock, at that moment and not before.
    /// </summary>
    public int? ClockSecond { get; set; }

    /// <summary>Requests in the second that ended <paramref name="secondsAgo"/> seconds ago; 0 is the last one.</summary>
    public int this[int secondsAgo]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)secondsAgo, (uint)Count, nameof(secondsAgo));
            return _ring[(_total - 1 - secondsAgo) % _ring.Length];
        }
    }

    /// <summary>One more second has passed.</summary>
    public void Add(int requests) => _ring[_total++ % _ring.Length] = requests;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _total = 0;
        ClockSecond = null;
    }

    /// <summary>Mean requests/s of the last <paramref name="seconds"/> seconds, or of what is known; 0 where nothing is.</summary>
    public double Mean(int seconds)
    {
        int n = Math.Min(seconds, Count);
        long sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += this[i];
        }

        return n == 0 ? 0.0 : (double)sum / n;
    }

    /// <summary>Most requests in one second of the last <paramref name="seconds"/>, or of what is known; 0 where nothing is.</summary>
    public int Max(int seconds)
    {
        int n = Math.Min(seconds, Count), max = 0;
        for (int i = 0; i < n; i++)
        {
            max = Math.Max(max, this[i]);
        }

        return max;
    }
}
