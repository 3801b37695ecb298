using System.Globalization;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>What the formats have in common whose files are CSV tables with a row for each request.</summary>
public abstract class CsvRequestFormat : ITraceFormat
{
    /// <summary>The stream is the file that a row is in.</summary>
    protected const string FileField = "file";

    private const double MostWeight = 1e9;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Summary { get; }

    /// <inheritdoc/>
    public virtual bool HasCalendar => false;

    /// <inheritdoc/>
    public bool HasTimes => true;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> StreamFields { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> WeightFields => [];

    /// <summary>Where every file's record begins; null where it begins with its first request.</summary>
    protected virtual long? RecordStartTicks => null;

    /// <inheritdoc/>
    public virtual bool Accepts(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        foreach (InputFile file in InputFiles.Of(paths, Accepts))
        {
            file.Guard(() => Read(file, fields, into));
        }
    }

    /// <summary>Columns of a file that has no line for them; null where its first line names them.</summary>
    protected virtual IReadOnlyList<string>? ColumnsOf(InputFile file) => null;

    /// <summary>
    /// How a row's time is read from a table, whose columns are looked up once: the ticks, or what is wrong with it, or neither where a
    /// sound row has no time.
    /// </summary>
    private protected abstract Func<(long? Ticks, string? Fault)> TimeOf(CsvTable table, string field);

    /// <summary>A time in seconds; none where the field is empty and may be.</summary>
    private protected static (long? Ticks, string? Fault) Seconds(string column, string text, bool mayBeEmpty = false) =>
        ImportTime.TryOfSeconds(text, out long ticks) ? (ticks, null)
        : text.Length == 0 && mayBeEmpty ? (null, null)
        : (null, $"expected seconds as {column}, got '{Traces.TraceReader.Shorten(text)}'");

    private void Read(InputFile file, ImportFields fields, ImportCollector into)
    {
        using CsvTable table = new(file, ColumnsOf(file));
        Func<(long? Ticks, string? Fault)> time = TimeOf(table, fields.Time);
        int stream = fields.Stream == FileField ? -1 : table.Require(fields.Stream), weight = fields.Weight is null ? -1 : table.Require(fields.Weight);
        while (table.Read())
        {
            into.Row();
            if (table.Count != table.Columns.Count)
            {
                into.Bad(file, table.Line, $"expected {table.Columns.Count} fields, got {table.Count}");
                continue;
            }

            (long? ticks, string? fault) = time();
            long requests = 1;
            if (fault is null && weight >= 0 && !TryWeight(table[weight], out requests))
            {
                fault = $"expected a whole number as {fields.Weight}, got '{Traces.TraceReader.Shorten(table[weight])}'";
            }

            if (fault is not null)
            {
                into.Bad(file, table.Line, fault);
            }
            else if (ticks is { } at)
            {
                into.Add(at, stream < 0 ? file.PlainName : table[stream], requests, file, table.Line);
            }
            else
            {
                into.Skip();
            }
        }

        into.CoverSpan(RecordStartTicks);
    }

    /// <summary>Whole numbers, which some tables write as 1.0.</summary>
    private static bool TryWeight(string text, out long weight)
    {
        bool read = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value is >= 0.0 and <= MostWeight && double.IsInteger(value);
        weight = read ? (long)value : 0;
        return read;
    }
}
