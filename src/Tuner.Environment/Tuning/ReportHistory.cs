using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>Copies of the last K interval reports.</summary>
public sealed class ReportHistory
{
    private readonly IntervalReport[] _ring;
    private long _total;

    /// <summary>Room for <paramref name="capacity"/> reports.</summary>
    public ReportHistory(Pipeline pipeline, int capacity = 12)
    {
        _ring = new IntervalReport[capacity];
        for (int i = 0; i < capacity; i++)
        {
            _ring[i] = new IntervalReport(pipeline);
        }
    }

    /// <summary>K, the reports kept at most.</summary>
    public int Capacity => _ring.Length;

    /// <summary>Reports known.</summary>
    public int Count => (int)Math.Min(_total, _ring.Length);

    /// <summary>The report of <paramref name="intervalsAgo"/> intervals ago; 0 is the last one.</summary>
    public IntervalReport this[int intervalsAgo]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)intervalsAgo, (uint)Count, nameof(intervalsAgo));
            return _ring[(_total - 1 - intervalsAgo) % _ring.Length];
        }
    }

    /// <summary>Keeps a copy.</summary>
    public void Add(IntervalReport report) => _ring[_total++ % _ring.Length].CopyFrom(report);

    /// <summary>Forgets all.</summary>
    public void Clear() => _total = 0;
}
