namespace Tuner.Environment.Simulation;

/// <summary>Scale to zero: notices that a stage has been without a request for its idle time, and that one came to a stopped stage.</summary>
internal sealed class IdleWatch(EventQueue events, double? idleSeconds, int stage)
{
    private double _emptySinceSeconds;
    private bool _isPending;

    /// <summary>A request came while all replicas were stopped: they are wanted again.</summary>
    public bool IsWoken { get; set; }

    /// <summary>Replicas were wanted again for one who is not here any more: the idle time begins when they are ready.</summary>
    public bool AwaitsStart { get; set; }

    public void Clear()
    {
        _emptySinceSeconds = 0.0;
        _isPending = IsWoken = AwaitsStart = false;
    }

    public void CopyFrom(IdleWatch other) => (_emptySinceSeconds, _isPending, IsWoken, AwaitsStart) =
        (other._emptySinceSeconds, other._isPending, other.IsWoken, other.AwaitsStart);

    /// <summary>Whether that is so; from then on it is not.</summary>
    public bool TakeAwaitsStart()
    {
        bool awaits = AwaitsStart;
        AwaitsStart = false;
        return awaits;
    }

    /// <summary>The stage has become empty. Of its moments of that kind one has an event, which comes for the later ones too.</summary>
    public void Begin(double nowSeconds)
    {
        if (idleSeconds is not { } seconds)
        {
            return;
        }

        _emptySinceSeconds = nowSeconds;
        if (!_isPending)
        {
            _isPending = true;
            events.Push(nowSeconds + seconds, EventKind.StageIdle, stage, slot: 0);
        }
    }

    /// <summary>The event has come. Whether an empty stage has been empty for its idle time; if not, the event comes again then.</summary>
    public bool End(double nowSeconds, bool isEmpty)
    {
        _isPending = false;
        double dueSeconds = _emptySinceSeconds + idleSeconds!.Value;
        if (!isEmpty || nowSeconds >= dueSeconds)
        {
            return isEmpty;
        }

        _isPending = true;
        events.Push(dueSeconds, EventKind.StageIdle, stage, slot: 0);
        return false;
    }
}
