namespace Tuner.Environment.Tuning;

/// <summary>What a policy may know when it decides: the past, never the future. A view that the next interval changes.</summary>
public sealed class Observation
{
    /// <summary>0 for the first decision of a run.</summary>
    public required int Interval { get; set; }

    /// <summary>Seconds from this decision to the next.</summary>
    public required double IntervalSeconds { get; init; }

    /// <summary>The decision in force so far.</summary>
    public required Decision InForce { get; set; }

    /// <summary>Requests by second, the two minutes before time 0 included.</summary>
    public required ArrivalHistory Arrivals { get; init; }

    /// <summary>The last reports; none at the first decision.</summary>
    public required ReportHistory Reports { get; init; }
}
