namespace Tuner.Environment.Simulation;

/// <summary>An event to come. Order is unique: the class of the event in its upper bits, the sequence number below.</summary>
internal readonly struct SimulationEvent(double timeSeconds, long order, EventKind kind, int stage, int slot)
{
    public readonly double TimeSeconds = timeSeconds;
    public readonly long Order = order;
    public readonly int Slot = slot;
    public readonly short Stage = (short)stage;
    public readonly EventKind Kind = kind;
}
