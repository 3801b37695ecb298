using System.Globalization;
using Tuner.Environment.Workloads.Importing;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner trace import answers; the JSON has these names in camelCase.</summary>
internal sealed record TraceImportAnswer
{
    public required string Format { get; init; }

    public required long Rows { get; init; }

    public required long MalformedRows { get; init; }

    /// <summary>Sound rows that are no request.</summary>
    public required long OtherRows { get; init; }

    /// <summary>Left out because the rest of their second is missing.</summary>
    public required long RequestsInMissing { get; init; }

    public required IReadOnlyList<string> FirstMalformed { get; init; }

    public required TraceWritten Trace { get; init; }

    public static TraceImportAnswer Of(ITraceFormat format, ImportedTrace trace, TraceWritten written) => new()
    {
        Format = format.Name,
        Rows = trace.Rows.Rows,
        MalformedRows = trace.Rows.Count,
        OtherRows = trace.SkippedRows,
        RequestsInMissing = trace.RequestsInMissing,
        FirstMalformed = trace.Rows.First,
        Trace = written,
    };

    public string Text() => Trace.Text() + (RequestsInMissing == 0 ? string.Empty : string.Create(
        CultureInfo.InvariantCulture, $"  {RequestsInMissing} requests lie in seconds that are missing otherwise and were left out\n"));
}
