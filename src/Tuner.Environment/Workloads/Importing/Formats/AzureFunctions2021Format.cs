namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Azure Functions, two weeks of January 2021: <c>app,func,end_timestamp,duration</c>, in seconds. A request arrives at end - duration. One
/// that began before the record did is left out: of those times only the long requests are known.
/// </summary>
public sealed class AzureFunctions2021Format : CsvRequestFormat
{
    private const string Start = "start", End = "end_timestamp";

    /// <inheritdoc/>
    public override string Name => "azure-functions-2021";

    /// <inheritdoc/>
    public override string Summary => "app,func,end_timestamp,duration: a row is a request, which arrives at end_timestamp - duration";

    /// <inheritdoc/>
    public override IReadOnlyList<string> StreamFields => ["func", "app"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeFields => [Start, End];

    /// <inheritdoc/>
    protected override long? RecordStartTicks => 0;

    /// <inheritdoc/>
    public override bool Accepts(string name) =>
        base.Accepts(name) || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private protected override Func<(long? Ticks, string? Fault)> TimeOf(CsvTable table, string field)
    {
        int end = table.Require(End), duration = table.Require("duration");
        return () =>
        {
            (long? ticks, string? fault) = Seconds(End, table[end]);
            (long? lasted, string? fault2) = Seconds("duration", table[duration]);
            return fault is not null || fault2 is not null ? (null, fault ?? fault2)
                : lasted < 0 ? (null, $"expected a duration of at least 0, got '{table[duration]}'")
                : (field == Start ? ticks - lasted : ticks, null);
        };
    }
}
