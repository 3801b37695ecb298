namespace Tuner.Environment.Simulation;

/// <summary>Lets a stage look at its queue when the oldest there has waited its batch timeout.</summary>
internal sealed class BatchTimer(EventQueue events, int stage)
{
    private double _dueSeconds = double.PositiveInfinity;

    public void Clear() => _dueSeconds = double.PositiveInfinity;

    public void CopyFrom(BatchTimer other) => _dueSeconds = other._dueSeconds;

    /// <summary>An earlier moment takes the place of a later one; the event of that one stays and does no harm.</summary>
    public void Set(double dueSeconds)
    {
        if (dueSeconds < _dueSeconds)
        {
            _dueSeconds = dueSeconds;
            events.Push(dueSeconds, EventKind.BatchDue, stage, slot: 0);
        }
    }

    public void End(double nowSeconds)
    {
        if (nowSeconds >= _dueSeconds)
        {
            Clear();
        }
    }
}
