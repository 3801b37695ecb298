using System.Globalization;
using System.Text.RegularExpressions;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Azure Functions, two weeks of July 2019: <c>invocations_per_function_md.anon.dNN.csv</c>, one a day, with <c>HashOwner,HashApp,HashFunction,
/// Trigger,1,...,1440</c>: a function's invocations in each minute. How they lie within a minute is for the importer to say.
/// </summary>
public sealed partial class AzureFunctions2019Format : ITraceFormat
{
    private const int MinutesOfDay = 1_440;
    private const long MinuteTicks = 60 * ImportTime.TicksPerSecond;

    /// <inheritdoc/>
    public string Name => "azure-functions-2019";

    /// <inheritdoc/>
    public string Summary => "invocations_per_function_md.anon.dNN.csv (HashOwner,HashApp,HashFunction,Trigger,1..1440): counts a minute, needs --within";

    /// <inheritdoc/>
    public bool HasCalendar => false;

    /// <inheritdoc/>
    public bool HasTimes => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamFields => ["HashFunction", "HashApp", "HashOwner", "Trigger"];

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> WeightFields => [];

    /// <inheritdoc/>
    public bool Accepts(string name) => name.Contains("invocations_per_function", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        HashSet<int> days = [];
        foreach (InputFile file in InputFiles.Of(paths, Accepts))
        {
            Match name = DayOfName().Match(file.PlainName);
            int day = name.Success
                ? int.Parse(name.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new TraceFormatException(file.Name, 0, 0, "expected a name with the day, as in invocations_per_function_md.anon.d01.csv");
            if (!days.Add(day))
            {
                throw new TraceFormatException(file.Name, 0, 0, $"day {day} is there twice");
            }

            file.Guard(() => Read(file, (day - 1L) * MinutesOfDay * MinuteTicks, fields.Stream, into));
        }
    }

    private static void Read(InputFile file, long dayTicks, string streamField, ImportCollector into)
    {
        using CsvTable table = new(file);
        int stream = table.Require(streamField), first = table.Require("1");
        if (table.Require(MinutesOfDay.ToString(CultureInfo.InvariantCulture)) != first + MinutesOfDay - 1)
        {
            throw new TraceFormatException(file.Name, 1, 1, $"expected the columns 1 to {MinutesOfDay} one after the other");
        }

        long[] minutes = new long[MinutesOfDay], row = new long[MinutesOfDay];
        while (table.Read())
        {
            into.Row();
            if (Fault(table, first, row) is { } fault)
            {
                into.Bad(file, table.Line, fault);
            }
            else if (into.Takes(table[stream]))
            {
                for (int i = 0; i < MinutesOfDay; i++)
                {
                    minutes[i] += row[i];
                }
            }
        }

        for (int i = 0; i < MinutesOfDay; i++)
        {
            into.AddBin(dayTicks + (i * MinuteTicks), MinuteTicks, minutes[i]);
        }

        into.Cover(dayTicks, dayTicks + (MinutesOfDay * MinuteTicks));
    }

    private static string? Fault(CsvTable table, int first, long[] row)
    {
        if (table.Count != table.Columns.Count)
        {
            return $"expected {table.Columns.Count} fields, got {table.Count}";
        }

        for (int i = 0; i < MinutesOfDay; i++)
        {
            if (!int.TryParse(table[first + i], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                return $"expected a whole number of invocations in minute {i + 1}, got '{TraceReader.Shorten(table[first + i])}'";
            }

            row[i] = count;
        }

        return null;
    }

    [GeneratedRegex(@"\.d(\d\d)\.", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfName();
}
