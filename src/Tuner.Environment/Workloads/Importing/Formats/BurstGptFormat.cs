namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// BurstGPT: <c>Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type</c>, and in newer files <c>Session ID</c> and <c>Elapsed
/// time</c>; columns go by name. The time is in seconds from 00:00 of the first day. A request that failed (no response
/// tokens) arrived like any other.
/// </summary>
public sealed class BurstGptFormat : CsvRequestFormat
{
    /// <inheritdoc/>
    public override string Name => "burstgpt";

    /// <inheritdoc/>
    public override string Summary => "Timestamp,Model,Request tokens,...,Log Type (columns by name, old and new): a row is a request";

    /// <inheritdoc/>
    public override IReadOnlyList<string> StreamFields => ["Model", "Log Type", "Session ID", FileField];

    /// <inheritdoc/>
    public override IReadOnlyList<string> WeightFields => ["Request tokens", "Response tokens", "Total tokens"];

    private protected override Func<(long? Ticks, string? Fault)> TimeOf(CsvTable table, string field)
    {
        int column = table.Require("Timestamp");
        return () => Seconds("Timestamp", table[column]);
    }
}
