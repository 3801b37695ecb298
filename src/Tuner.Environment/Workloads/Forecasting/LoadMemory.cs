using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// All that is known of a load by now: the record before the run, the two minutes before second 0, and the run so far. A run's history
/// counts as shown to it, whatever the record has there. Without a record, the clock shows the seconds of the run.
/// </summary>
internal sealed class LoadMemory
{
    private const int Lost = -1;

    private readonly List<int> _counts = [];
    private readonly List<(int Index, int ClockSecond)> _jumps = [];
    private RecordedPast? _past;
    private int _historySeconds;
    private int _clock;

    /// <summary>What a clock shows now.</summary>
    public int ClockSecond => _clock;

    /// <summary>The clock never showed less.</summary>
    public int EarliestClockSecond => _past is null ? _jumps[0].ClockSecond : 0;

    /// <summary>Seconds that can be asked for.</summary>
    public int Count => _counts.Count + Math.Max(0, RecordedSeconds);

    private int RecordedSeconds => (_past?.EndSecond ?? 0) - _historySeconds;

    /// <summary>Begins a run.</summary>
    public void Begin(ForecastContext context)
    {
        _past = context.Past;
        _counts.Clear();
        _jumps.Clear();
        _historySeconds = 0;
    }

    /// <summary>Takes the seconds that came since the last call; at the first one, all that is shown is the history.</summary>
    public void Update(ArrivalHistory arrivals)
    {
        int added = checked((int)(arrivals.TotalSeconds - _counts.Count));
        if (_jumps.Count == 0)
        {
            _historySeconds = added;
            _jumps.Add((0, (arrivals.ClockSecond ?? 0) - added));
        }

        for (int ago = added - 1; ago >= 0; ago--)
        {
            _counts.Add(ago < arrivals.Count ? arrivals[ago] : Lost);
        }

        int expected = _jumps[^1].ClockSecond + _counts.Count - _jumps[^1].Index;
        _clock = arrivals.ClockSecond ?? expected;
        if (_clock != expected)
        {
            _jumps.Add((_counts.Count, _clock));
        }
    }

    /// <summary>Requests in the second that ended so many seconds ago, as the run passes; null where it is missing.</summary>
    public int? Ago(int secondsAgo)
    {
        int index = _counts.Count - 1 - secondsAgo;
        return index >= 0 ? Known(_counts[index]) : _past![RecordedSeconds + index];
    }

    /// <summary>What a clock showed at that second.</summary>
    public int ClockAgo(int secondsAgo)
    {
        int index = _counts.Count - 1 - secondsAgo, jump = _jumps.Count - 1;
        while (jump > 0 && _jumps[jump].Index > index)
        {
            jump--;
        }

        return _jumps[jump].ClockSecond + index - _jumps[jump].Index;
    }

    /// <summary>Requests in the second at which the clock showed this; null where nobody has seen it.</summary>
    public int? AtClock(int clockSecond)
    {
        for (int jump = _jumps.Count - 1, end = _counts.Count; jump >= 0; end = _jumps[jump].Index, jump--)
        {
            int index = _jumps[jump].Index + clockSecond - _jumps[jump].ClockSecond;
            if (index >= _jumps[jump].Index && index < end)
            {
                return Known(_counts[index]);
            }
        }

        return _past is not null && clockSecond >= 0 && clockSecond < _past.EndSecond ? _past[clockSecond] : null;
    }

    private static int? Known(int count) => count == Lost ? null : count;
}
