namespace Tuner.Baselines.Autoscaling;

/// <summary>
/// A control loop with a period of its own among intervals of another length: it ticks at 0, p, 2p, ..., and is due at a decision when it ticked
/// since the last one. With p = 15 s and intervals of 10 s, it is due at 20, 30, 50, 60, ...: late by less than an interval, and as often as it should be.
/// </summary>
public sealed class PeriodClock(double periodSeconds)
{
    private long _ticks;

    /// <summary>The run begins.</summary>
    public void Start(double nowSeconds) => _ticks = Ticks(nowSeconds);

    /// <summary>Whether it ticked since it was asked last.</summary>
    public bool IsDue(double nowSeconds)
    {
        long ticks = Ticks(nowSeconds);
        bool due = ticks > _ticks;
        _ticks = Math.Max(_ticks, ticks);
        return due;
    }

    // A tick at the very moment of the decision counts, whatever the rounding.
    private long Ticks(double nowSeconds) => (long)Math.Floor((nowSeconds / periodSeconds) + 1e-9);
}
