using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Importing;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Importing.Formats;

public sealed class TwitterFormatTests : IDisposable
{
    // 2021-08-01 00:00:00 UTC.
    private const long Start = 1_627_776_000_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Tweet(long ms) =>
        $"{{\"created_at\":\"Sun Aug 01 2021\",\"user\":{{\"name\":\"x\",\"timestamp_ms\":\"1\"}},\"text\":\"a}}\",\"timestamp_ms\":\"{Start + ms}\"}}\n";

    private static string Deletion(long ms) =>
        $"{{\"delete\":{{\"status\":{{\"id\":1,\"timestamp_ms\":\"2\"}},\"timestamp_ms\":\"{Start + ms}\"}}}}\n";

    [Fact]
    public void Import_Minutes_CountsTweetsAndDeletionsAndMasksTheMinuteLacking()
    {
        _folder.Write("01/00/00.json.bz2", Packed.Bzip2(Tweet(664) + Deletion(1_841) + "\n" + Tweet(59_999) + "{\"limit\":{\"track\":5}}\n"));
        _folder.Write("01/00/02.json.bz2", Packed.Bzip2(Tweet(120_000)));
        _folder.Write("01/00/03.json.bz2", Packed.Bzip2(string.Empty));
        ImportedTrace trace = Imports.Of("twitter", null, _folder.FullName);
        Assert.Equal(240, trace.Seconds.LengthSeconds);
        Assert.Equal(Enumerable.Range(60, 60), trace.Seconds.Missing());
        Assert.Equal([0, 1, 59, 120], Enumerable.Range(0, 240).Where(s => trace.Seconds.Counts[s] == 1));
        Assert.Equal((5, 0, 1), (trace.Rows.Rows, trace.Rows.Count, trace.SkippedRows));
        Assert.Contains("start: 2021-08-01T00:00:00Z", trace.Provenance);
        Assert.StartsWith("file: 01/00/00.json.bz2, ", trace.Provenance[1], StringComparison.Ordinal);
        Assert.Equal(1, Imports.Counts("twitter", new ImportOptions { Streams = ["delete"] }, _folder.FullName).Sum());
        Assert.Equal([0.664, 1.841, 59.999, 120.0], Imports.Of("twitter", new ImportOptions { KeepTimes = true }, _folder.FullName).Requests!.Times.ToArray());
    }

    [Fact]
    public void Import_RecordOfANeighbouringMinute_CountsWhereItBelongs()
    {
        // The stream is cut into files by a clock of its own: a record may be early or late. Where its minute is missing it is left out.
        _folder.Write("2021/08/01/00/00.json.bz2", Packed.Bzip2(Tweet(60_100)));
        _folder.Write("2021/08/01/00/01.json.bz2", Packed.Bzip2(Tweet(59_900) + Tweet(120_100)));
        _folder.Write("2021/08/01/00/03.json.bz2", Packed.Bzip2(Tweet(180_100)));
        ImportedTrace trace = Imports.Of("twitter", null, _folder.FullName);
        Assert.Equal([59, 60, 180], Enumerable.Range(0, 240).Where(s => trace.Seconds.Counts[s] == 1));
        Assert.Equal(1, trace.RequestsInMissing);
    }

    [Fact]
    public void Import_DamagedMinute_IsMissingAndSaid()
    {
        byte[] whole = Packed.Bzip2(string.Concat(Enumerable.Range(0, 500).Select(i => Tweet(60_000 + i))));
        _folder.Write("01/00/00.json.bz2", Packed.Bzip2(Tweet(0)));
        string damaged = _folder.Write("01/00/01.json.bz2", whole[..(whole.Length / 2)]);
        _folder.Write("01/00/02.json.bz2", Packed.Bzip2(Tweet(120_000)));
        ImportedTrace trace = Imports.Of("twitter", new ImportOptions { MaxBadRows = 1 }, _folder.FullName);
        Assert.Equal(Enumerable.Range(60, 60), trace.Seconds.Missing());
        Assert.Equal(2, trace.Seconds.Statistics().TotalRequests);
        Assert.Equal([$"{damaged}: the file is damaged or cut short: its minute is missing"], trace.Rows.First);
    }

    [Fact]
    public void Import_SeveralBzip2StreamsInAFile_ReadsAll()
    {
        _folder.Write("01/00/00.json.bz2", [.. Packed.Bzip2(Tweet(0)), .. Packed.Bzip2(Tweet(1_000)), .. Packed.Bzip2(Tweet(2_000))]);
        Assert.Equal(3, Imports.Counts("twitter", null, _folder.FullName).Sum());
    }

    [Theory]
    [InlineData("not json\n", "expected a JSON object on the line")]
    [InlineData("[1]\n", "expected a JSON object")]
    [InlineData("{\"created_at\":\"x\"}\n", "expected the timestamp_ms of a tweet in milliseconds")]
    [InlineData("{\"created_at\":\"x\",\"timestamp_ms\":\"-5\"}\n", "expected the timestamp_ms of a tweet in milliseconds")]
    [InlineData("{\"delete\":{\"timestamp_ms\":\"NaN\"}}\n", "expected the timestamp_ms of a delete in milliseconds")]
    public void Import_MalformedLine_IsNamed(string line, string reason)
    {
        string path = _folder.Write("01/00/00.json", Tweet(0) + line + Tweet(1));
        var error = Assert.Throws<TraceFormatException>(() => Imports.Of("twitter", null, path));
        Assert.Equal((path, 2), (error.File, error.Line));
        Assert.StartsWith(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(2, Imports.Counts("twitter", new ImportOptions { MaxBadRows = 1 }, path).Sum());
    }

    [Fact]
    public void Import_FolderWithoutMinutes_SaysSo()
    {
        _folder.Write("readme.txt", "x");
        Assert.Equal($"{_folder.FullName}: holds no file of this format", Assert.Throws<TraceFormatException>(() => Imports.Of("twitter", null, _folder.FullName)).Message);
    }
}
