namespace Tuner.Environment.Simulation;

/// <summary>Where a request stands.</summary>
[Flags]
internal enum RequestFlags
{
    None = 0,

    /// <summary>In a queue; otherwise in a batch.</summary>
    Waiting = 1,

    /// <summary>Its outcome is in a report.</summary>
    Counted = 2,

    /// <summary>Counted as late; a counted one that is still here and not late was dropped at its deadline.</summary>
    Late = 4,

    /// <summary>Out of the system.</summary>
    Gone = 8,
}
