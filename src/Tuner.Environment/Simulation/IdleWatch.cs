namespace Tuner.Environment.Simulation;

/// <summary>Scale to zero: notices that a stage has been without a request for its idle time, and that one came to a stopped stage.</summary>
internal sealed class IdleWatch(EventQueue events, double? idleSeconds, int stage)
{
    private long _event;

    /// <summary>A request came while all replicas were stopped: they are wanted again.</summary>
    public bool IsWoken { get; set; }

    public void Clear()
    {
        _event = 0;
        IsWoken = false;
    }

    public void CopyFrom(IdleWatch other) => (_event, IsWoken) = (other._event, other.IsWoken);

    /// <summary>The stage has become empty.</summary>
    public void Begin(double nowSeconds)
    {
        if (idleSeconds is { } seconds)
        {
            _event = events.Push(nowSeconds + seconds, EventKind.StageIdle, stage, slot: 0);
        }
    }

    /// <summary>Whether the event that has come is that of the last time it became empty.</summary>
    public bool IsDue(long order) => order == _event;
}
