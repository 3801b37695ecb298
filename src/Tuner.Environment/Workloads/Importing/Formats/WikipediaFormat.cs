using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Wikimedia's hourly views: files named <c>pageviews-YYYYMMDD-HH0000</c> or <c>projectviews-...</c> (the older <c>pagecounts-...</c> too), with
/// <c>domain_code page_title count_views total_response_size</c> between spaces. The hour of the name is the end of the hour, in
/// UTC. How requests lie within it is for the importer to say.
/// </summary>
public sealed partial class WikipediaFormat : ITraceFormat
{
    private const long HourTicks = 3_600 * ImportTime.TicksPerSecond;
    private const string Project = "project", Page = "page";

    /// <inheritdoc/>
    public string Name => "wikipedia";

    /// <inheritdoc/>
    public string Summary => "pageviews- or projectviews-YYYYMMDD-HH0000 (project page count size; HH ends the hour): counts an hour, needs --within";

    /// <inheritdoc/>
    public bool HasCalendar => true;

    /// <inheritdoc/>
    public bool HasTimes => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamFields => [Project, Page];

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> WeightFields => [];

    /// <inheritdoc/>
    public bool Accepts(string name) => HourOfName().IsMatch(name);

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        HashSet<long> hours = [];
        foreach (InputFile file in InputFiles.Of(paths, Accepts))
        {
            long end = EndOfHour(file);
            if (!hours.Add(end))
            {
                throw new TraceFormatException(file.Name, 0, 0, "this hour is there twice");
            }

            file.Guard(() => Read(file, end - HourTicks, fields.Stream, into));
        }
    }

    private static void Read(InputFile file, long startTicks, string streamField, ImportCollector into)
    {
        using LineReader lines = new(file, Encoding.UTF8);
        long views = 0;
        while (lines.Read())
        {
            into.Row();
            string[] parts = lines.Text?.Split(' ') ?? [];
            if (parts.Length != 4 || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            {
                into.Bad(file, lines.Number, lines.Text is null ? lines.TooLong : $"expected project, page, views and size, got '{TraceReader.Shorten(lines.Text)}'");
            }
            else if (into.Takes(streamField == Page ? parts[1] : parts[0]))
            {
                views += count;
            }
        }

        into.AddBin(startTicks, HourTicks, views);
        into.Cover(startTicks, startTicks + HourTicks);
    }

    private static long EndOfHour(InputFile file)
    {
        Match name = HourOfName().Match(file.PlainName);
        return name.Success && DateTimeOffset.TryParseExact(
            name.Groups[1].Value, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset hour)
            ? ImportTime.OfDate(hour)
            : throw new TraceFormatException(file.Name, 0, 0, "expected a name with the end of the hour, as in pageviews-20240101-010000.gz");
    }

    [GeneratedRegex(@"(?:pageviews|projectviews|pagecounts|projectcounts)-(\d{8}-\d{6})", RegexOptions.CultureInvariant)]
    private static partial Regex HourOfName();
}
