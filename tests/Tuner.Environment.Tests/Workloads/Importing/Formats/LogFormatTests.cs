using System.Buffers.Binary;
using System.Text;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Importing;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Importing.Formats;

/// <summary>Web servers' logs: NASA, the world cup, Wikimedia.</summary>
public sealed class LogFormatTests : IDisposable
{
    private const string Nasa =
        "199.72.81.55 - - [01/Jul/1995:00:00:01 -0400] \"GET /history/apollo/ HTTP/1.0\" 200 6245\n"
        + "unicomp6.unicomp.net - - [01/Jul/1995:00:00:03 -0400] \"GET /shuttle/ HTTP/1.0\" 304 0\n"
        + "host.com - - [01/Jul/1995:00:00:03 -0400] \"HEAD /a \"quoted\" b.gif\" 404 -\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_Nasa_CountsLinesOfASecond()
    {
        ImportedTrace trace = Imports.Of("nasa", null, _folder.Write("access_log_Jul95", Nasa));
        Assert.Equal([1, 0, 2], trace.Seconds.Counts.ToArray());
        Assert.Contains("start: 1995-07-01T04:00:01Z", trace.Provenance);
        Assert.Equal([0, 0, 1], Imports.Counts("nasa", new ImportOptions { Streams = ["304"] }, _folder.Write("access_log_Jul95", Nasa)));
        Assert.Equal([1, 0, 1], Imports.Counts("nasa", new ImportOptions { StreamBy = "method", Streams = ["GET"] }, _folder.Write("log", Nasa)));
    }

    [Fact]
    public void Import_NasaGzLatin1AndCutLine_PassesOverTheCutLine()
    {
        string path = _folder.Write("access_log_Jul95.gz", Packed.Gzip(Nasa + "alyssa.p"));
        ImportedTrace trace = Imports.Of("nasa", new ImportOptions { MaxBadRows = 1 }, path);
        Assert.Equal(3, trace.Seconds.Statistics().TotalRequests);
        Assert.StartsWith($"{path}:4:1: expected host - - [day/month/year:time zone]", trace.Rows.First[0], StringComparison.Ordinal);
        byte[] latin = Encoding.Latin1.GetBytes(Nasa.Replace("history", "h\u00e9\u00ff", StringComparison.Ordinal));
        Assert.Equal([1, 0, 2], Imports.Counts("nasa", null, _folder.Write("log", latin)));
    }

    [Fact]
    public void Import_NasaTwoMonths_TheGapIsMissing()
    {
        string july = _folder.Write("log_jul", Nasa), august = _folder.Write("log_aug", Nasa.Replace(":00:00:0", ":00:00:1", StringComparison.Ordinal));
        ImportedTrace trace = Imports.Of("nasa", null, july, august);
        Assert.Equal([1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2], trace.Seconds.Counts.ToArray());
        Assert.Equal(Enumerable.Range(3, 7), trace.Seconds.Missing());
    }

    [Theory]
    [InlineData("wc_day6_1", false)]
    [InlineData("wc_day6_1.gz", true)]
    public void Import_WorldCup_ReadsBigEndianRecords(string name, bool packed)
    {
        byte[] records = [.. Record(894_000_000, 1), .. Record(894_000_000, 65), .. Record(894_000_002, 1)];
        byte[] content = packed ? Gzip(records) : records;
        string path = _folder.Write(name, content);
        Assert.Equal([2, 0, 1], Imports.Counts("worldcup", null, path));
        Assert.Equal([1, 0, 0], Imports.Counts("worldcup", new ImportOptions { Streams = ["65"] }, path));
        Assert.Contains("start: 1998-05-01T05:20:00Z", Imports.Of("worldcup", null, path).Provenance);
    }

    [Fact]
    public void Import_WorldCupCutShort_NamesTheRecord()
    {
        string path = _folder.Write("wc_day6_1", [.. Record(894_000_000, 1), .. Record(894_000_001, 1)[..7]]);
        var error = Assert.Throws<TraceFormatException>(() => Imports.Of("worldcup", null, path));
        Assert.StartsWith("expected a record of 20 bytes, got 7 at the end", error.Reason, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Import_GzipCutShort_IsAnErrorThatNamesTheFile()
    {
        byte[] whole = Packed.Gzip(string.Concat(Enumerable.Range(0, 500).Select(i => $"{i}{Nasa}")));
        foreach (int cut in Enumerable.Range(1, 19).Select(i => whole.Length * i / 20).Concat(Enumerable.Range(whole.Length - 12, 12)))
        {
            string path = _folder.Write("log.gz", whole[..cut]);
            Assert.Equal("the file is damaged or cut short", Assert.Throws<TraceFormatException>(() => Imports.Of("nasa", null, path)).Reason);
        }
    }

    [Fact]
    public void Import_Wikipedia_TheNameIsTheEndOfTheHour()
    {
        // 00:00 to 01:00 and 02:00 to 03:00; the hour between is missing.
        string first = _folder.Write("pageviews-20240101-010000.gz", Packed.Gzip("en Main_Page 3600 0\nen.m Main_Page 7 0\nde Berlin 2 0\n"));
        string third = _folder.Write("projectviews-20240101-030000", "en - 1800 0\nde - 1 0\n");
        ImportOptions even = new() { Within = BinSpread.Even, Streams = ["en"] };
        ImportedTrace trace = Imports.Of("wikipedia", even, first, third);
        Assert.Contains("start: 2024-01-01T00:00:00Z", trace.Provenance);
        Assert.Equal(10_800, trace.Seconds.LengthSeconds);
        Assert.Equal((0, 3_600, 0), (trace.Seconds.MissingSeconds(0, 3_600), trace.Seconds.MissingSeconds(3_600, 7_200), trace.Seconds.MissingSeconds(7_200, 10_800)));
        Assert.All(trace.Seconds.Counts[..3_600].ToArray(), count => Assert.Equal(1, count));
        Assert.Equal(1_800, trace.Seconds.Counts[7_200..].ToArray().Sum());
        Assert.Equal(2, Imports.Counts("wikipedia", even with { StreamBy = "page", Streams = ["Berlin"] }, first).Sum());
        Assert.Contains("one count for each 3600 s", Assert.Throws<ArgumentException>(() => Imports.Of("wikipedia", null, first)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en Main_Page 1\n")]
    [InlineData("en Main_Page -1 0\n")]
    [InlineData("en Main_Page x 0\n")]
    public void Import_WikipediaMalformedLine_IsNamed(string line)
    {
        string path = _folder.Write("pageviews-20240101-010000", "en A 1 0\n" + line);
        var error = Assert.Throws<TraceFormatException>(() => Imports.Of("wikipedia", new ImportOptions { Within = BinSpread.Even }, path));
        Assert.Equal((path, 2), (error.File, error.Line));
    }

    [Fact]
    public void Import_LineWithoutAnEnd_IsOneMalformedRow()
    {
        string path = _folder.Write("log", Nasa + new string('x', 5_000_000));
        Assert.Contains(
            "got more than 1048576 characters", Imports.Of("nasa", new ImportOptions { MaxBadRows = 1 }, path).Rows.First[0], StringComparison.Ordinal);
    }

    private static byte[] Record(uint seconds, byte server)
    {
        byte[] record = new byte[20];
        BinaryPrimitives.WriteUInt32BigEndian(record, seconds);
        record[^1] = server;
        return record;
    }

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.GZipStream packer = new(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }
}
