namespace Tuner.Environment.Simulation.Requests;

/// <summary>Where a request stands.</summary>
[Flags]
internal enum RequestFlags
{
    None = 0,

    /// <summary>Its outcome is in a report.</summary>
    Counted = 1,

    /// <summary>Given up; what of it is still in a batch is served for nothing.</summary>
    Lost = 2,

    /// <summary>Out of the system with all its items.</summary>
    Gone = 4,
}
