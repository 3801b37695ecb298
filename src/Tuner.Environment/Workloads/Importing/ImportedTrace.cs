using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>What became of the files of a published trace.</summary>
public sealed record ImportedTrace
{
    /// <summary>Requests in each second, and which seconds are missing.</summary>
    public required SecondTrace Seconds { get; init; }

    /// <summary>The requests one by one; null where they were not asked for.</summary>
    public required RequestTrace? Requests { get; init; }

    /// <summary>Where it is from and what was done to it, <c>key: value</c> each.</summary>
    public required IReadOnlyList<string> Provenance { get; init; }

    /// <summary>Rows read, and what was wrong with some.</summary>
    public required BadRows Rows { get; init; }

    /// <summary>Sound rows that are no request: without an arrival time, or a record of another sort.</summary>
    public required long SkippedRows { get; init; }

    /// <summary>Requests left out because their second is missing otherwise: only a part of it would be known.</summary>
    public required long RequestsInMissing { get; init; }
}
