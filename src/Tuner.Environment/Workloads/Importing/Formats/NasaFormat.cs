using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// The NASA web server, July and August 1995, or any other log in the Common Log Format, in Latin-1: <c>host - - [01/Jul/1995:00:00:01 -0400] "GET
/// / HTTP/1.0" 200 6245</c>. Times are whole seconds.
/// </summary>
public sealed partial class NasaFormat : ITraceFormat
{
    private const string Status = "status", Method = "method", Host = "host";

    /// <inheritdoc/>
    public string Name => "nasa";

    /// <inheritdoc/>
    public string Summary => "access_log_Jul95, access_log_Aug95 or another Common Log Format file, plain or .gz: a line is a request";

    /// <inheritdoc/>
    public bool HasCalendar => true;

    /// <inheritdoc/>
    public bool HasTimes => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamFields => [Status, Method, Host];

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> WeightFields => [];

    /// <inheritdoc/>
    public bool Accepts(string name) => Path.GetFileName(name).Contains("log", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        foreach (InputFile file in InputFiles.Of(paths, Accepts))
        {
            file.Guard(() => Read(file, fields.Stream, into));
        }
    }

    private static void Read(InputFile file, string streamField, ImportCollector into)
    {
        using LineReader lines = new(file, Encoding.Latin1);
        while (lines.Read())
        {
            into.Row();
            Match line = Line().Match(lines.Text ?? string.Empty);
            if (line.Success && TryTime(line, out long ticks))
            {
                into.Add(ticks, line.Groups[streamField].Value);
            }
            else
            {
                into.Bad(
                    file,
                    lines.Number,
                    lines.Text is null ? lines.TooLong : $"expected host - - [day/month/year:time zone] \"request\" status size, got '{TraceReader.Shorten(lines.Text)}'");
            }
        }

        into.CoverSpan();
    }

    private static bool TryTime(Match line, out long ticks)
    {
        // The zone has no colon here, and .NET reads none that lacks it.
        string text = $"{line.Groups["time"].Value} {line.Groups["zone"].Value}:{line.Groups["minutes"].Value}";
        bool read = DateTimeOffset.TryParseExact(
            text, "dd/MMM/yyyy:HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time);
        ticks = read ? ImportTime.OfDate(time) : 0;
        return read;
    }

    // A request may hold quotes itself, and be of one word; a status is at the end, before the size.
    [GeneratedRegex(
        """^(?<host>\S+) .*?\[(?<time>[^\] ]+) (?<zone>[+-]\d\d)(?<minutes>\d\d)\] "(?<method>[^\s"]*).*" (?<status>\d{3}) (?:\d+|-)\s*$""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
