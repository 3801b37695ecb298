namespace Tuner.Experiments.Tests.Support;

/// <summary>A clock that goes when it is told to, with one timer.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(() => callback(state), period, _now + dueTime);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        _now += span;
        _timers.ForEach(t => t.FireUntil(_now));
    }

    private sealed class Timer(Action callback, TimeSpan period, TimeSpan due) : ITimer
    {
        private TimeSpan _due = due;
        private bool _disposed;

        public void FireUntil(TimeSpan now)
        {
            for (; !_disposed && _due <= now; _due += period)
            {
                callback();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod) => throw new NotSupportedException();

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
