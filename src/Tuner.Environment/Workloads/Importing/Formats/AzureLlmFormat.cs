using System.Globalization;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Azure LLM inference, 2023 and 2024: <c>TIMESTAMP,ContextTokens,GeneratedTokens</c>, with up to seven decimals of a second and, in some
/// files, an offset from UTC. A file is a stream (code, conversation).
/// </summary>
public sealed class AzureLlmFormat : CsvRequestFormat
{
    private static readonly string[] Layouts = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz"];

    /// <inheritdoc/>
    public override string Name => "azure-llm";

    /// <inheritdoc/>
    public override string Summary => "TIMESTAMP,ContextTokens,GeneratedTokens (2023 and 2024): a row is a request";

    /// <inheritdoc/>
    public override bool HasCalendar => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> StreamFields => [FileField];

    /// <inheritdoc/>
    public override IReadOnlyList<string> WeightFields => ["ContextTokens", "GeneratedTokens"];

    private protected override Func<(long? Ticks, string? Fault)> TimeOf(CsvTable table, string field)
    {
        int column = table.Require("TIMESTAMP");
        return () => DateTimeOffset.TryParseExact(
            table[column], Layouts, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? (ImportTime.OfDate(time), null)
            : (null, $"expected a TIMESTAMP like 2023-11-16 18:17:03.9799600, got '{Traces.TraceReader.Shorten(table[column])}'");
    }
}
