using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// The Archive Team's Twitter stream: a file a minute, <c>{day}/{hour}/{minute}.json.bz2</c> (year and month above them or not), a JSON record
/// a line. Tweets and deletions are requests, at their <c>timestamp_ms</c>. A minute without a file, or with a damaged one, is missing.
/// </summary>
public sealed partial class TwitterFormat : ITraceFormat
{
    private const long MinuteTicks = 60 * ImportTime.TicksPerSecond;
    private const int LongestLine = 1 << 24;

    /// <inheritdoc/>
    public string Name => "twitter";

    /// <inheritdoc/>
    public string Summary => "{day}/{hour}/{minute}.json.bz2 in a folder or tar (Archive Team's stream): a tweet or a deletion is a request";

    /// <inheritdoc/>
    public bool HasCalendar => true;

    /// <inheritdoc/>
    public bool HasTimes => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamFields => ["kind"];

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> WeightFields => [];

    /// <inheritdoc/>
    public bool Accepts(string name) => MinuteOfName().IsMatch(Slashes(name));

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        DateTimeOffset? reference = null;
        List<(string File, Match Minute)> undated = [];
        foreach (InputFile file in InputFiles.Of(paths, Accepts))
        {
            Match minute = MinuteOfName().Match(Slashes(file.Name));
            if (!minute.Success)
            {
                throw new TraceFormatException(file.Name, 0, 0, "expected a path that ends in {day}/{hour}/{minute}.json.bz2");
            }

            if (ReadMinute(file, into) is not { } records)
            {
                continue;
            }

            records.ForEach(record => into.Add(record.Ticks, record.Kind));
            reference = records.Count > 0 ? DateTimeOffset.UnixEpoch.AddTicks(records[0].Ticks) : reference;
            if (records.Count > 0 || minute.Groups["year"].Success)
            {
                Cover(file.Name, minute, reference, into);
            }
            else
            {
                undated.Add((file.Name, minute));
            }
        }

        undated.ForEach(empty => Cover(empty.File, empty.Minute, reference, into));
    }

    private static string Slashes(string path) => path.Replace('\\', '/');

    /// <summary>All requests of a file; null where it is damaged, and then none of it counts.</summary>
    private static List<(long Ticks, string Kind)>? ReadMinute(InputFile file, ImportCollector into)
    {
        List<(long Ticks, string Kind)> records = [];
        try
        {
            using LineReader lines = new(file, Encoding.UTF8, LongestLine);
            while (lines.Read())
            {
                if (lines.Text is { } line && string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                into.Row();
                TwitterRecord record = lines.Text is { } text ? TwitterRecord.Of(Encoding.UTF8.GetBytes(text)) : new TwitterRecord(null, 0, lines.TooLong);
                if (record.Fault is { } fault)
                {
                    into.Bad(file, lines.Number, fault);
                }
                else if (record.Kind is { } kind)
                {
                    records.Add((record.TimestampMs * TimeSpan.TicksPerMillisecond, kind));
                }
                else
                {
                    into.Skip();
                }
            }

            return records;
        }
        catch (Exception exception) when (InputFile.IsDamage(exception))
        {
            into.Row();
            into.Bad(file, 0, "the file is damaged or cut short: its minute is missing");
            return null;
        }
    }

    /// <summary>The minute of the path; where that lacks year and month, those that bring it nearest to a time nearby.</summary>
    private static void Cover(string file, Match minute, DateTimeOffset? reference, ImportCollector into)
    {
        int day = Number("day"), hour = Number("hour"), of = Number("minute");
        DateTimeOffset[] candidates = minute.Groups["year"].Success
            ? [.. On(Number("year"), Number("month"))]
            : reference is { } near ? [.. Enumerable.Range(-1, 3).Select(near.AddMonths).SelectMany(month => On(month.Year, month.Month))] : [];
        if (candidates.Length == 0)
        {
            throw new TraceFormatException(file, 0, 0, "no day can be made of the path, nor of a record in a file beside");
        }

        long start = ImportTime.OfDate(candidates.MinBy(time => reference is { } near ? (time - near).Duration() : TimeSpan.Zero));
        into.Cover(start, start + MinuteTicks);

        int Number(string group) => int.Parse(minute.Groups[group].Value, CultureInfo.InvariantCulture);

        IEnumerable<DateTimeOffset> On(int year, int month)
        {
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && of < 60)
            {
                yield return new DateTimeOffset(year, month, day, hour, of, 0, TimeSpan.Zero);
            }
        }
    }

    [GeneratedRegex(
        @"(?:(?:^|[/!])(?<year>[12]\d{3})/(?<month>\d\d)/)?(?:(?<=^|[/!]))(?<day>\d{1,2})/(?<hour>\d{1,2})/(?<minute>\d{1,2})\.json(?:\.bz2|\.gz)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex MinuteOfName();
}
