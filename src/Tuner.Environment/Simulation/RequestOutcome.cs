namespace Tuner.Environment.Simulation;

/// <summary>What became of a request in the end.</summary>
public enum RequestOutcome
{
    /// <summary>Answered by its deadline.</summary>
    OnTime,

    /// <summary>Answered after its deadline.</summary>
    Late,

    /// <summary>Given up before its deadline, or at it.</summary>
    Dropped,

    /// <summary>Given up after its deadline; reports count it as late.</summary>
    Abandoned,
}
