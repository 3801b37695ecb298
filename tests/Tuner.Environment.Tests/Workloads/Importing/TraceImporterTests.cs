using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Importing;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Importing;

/// <summary>What is done to any format's requests.</summary>
public sealed class TraceImporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>One request at each of the times.</summary>
    private string Requests(IEnumerable<double> times, string name = "t.csv") => _folder.Write(
        name,
        "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n"
        + string.Concat(times.Select(time => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time},m,1,1,2,l\n"))));

    [Fact]
    public void Import_TimeScale_StretchesTimes()
    {
        string path = Requests([10.0, 11.25, 12.5]);
        Assert.Equal([1, 0, 1, 0, 0, 1], Imports.Counts("burstgpt", new ImportOptions { TimeScale = 2.0 }, path));
        Assert.Equal([2, 1], Imports.Counts("burstgpt", new ImportOptions { TimeScale = 0.5 }, path));
    }

    [Fact]
    public void Import_Window_CountsFromTheBeginning() =>
        Assert.Equal([0, 1], Imports.Counts("burstgpt", new ImportOptions { FromSecond = 1, ToSecond = 3 }, Requests([10.0, 12.5, 13.0])));

    [Fact]
    public void Import_Damping_RoundsDownAndKeepsEveryNthTime()
    {
        string path = Requests([0.0, 0.1, 0.2, 0.3, 0.4, 1.0]);
        ImportedTrace trace = Imports.Of("burstgpt", new ImportOptions { Damping = 2, KeepTimes = true }, path);
        Assert.Equal([2, 0], trace.Seconds.Counts.ToArray());
        Assert.Equal([0.1, 0.3], trace.Requests!.Times.ToArray());
        Assert.Equal([2, 0], Imports.Counts("burstgpt", new ImportOptions { Damping = 2 }, path));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(2.5)]
    public void Import_RateScale_KeepsTheMeanAndTheSeed(double scale)
    {
        const int requests = 40_000;
        string path = Requests(Enumerable.Range(0, requests).Select(i => i / 100.0));
        ImportOptions options = new() { RateScale = scale, KeepTimes = true };
        ImportedTrace trace = Imports.Of("burstgpt", options, path);

        // The part below one is a Bernoulli draw for each request. A family of two intervals.
        double rest = scale - Math.Floor(scale), half = 2.807 * Math.Sqrt(requests * rest * (1.0 - rest));
        Assert.InRange(trace.Seconds.Statistics().TotalRequests, (requests * scale) - half, (requests * scale) + half);
        Assert.Equal(trace.Requests!.Times.ToArray(), Imports.Of("burstgpt", options, path).Requests!.Times.ToArray());
        Assert.NotEqual(trace.Requests.Times.ToArray(), Imports.Of("burstgpt", options with { Seed = 2 }, path).Requests!.Times.ToArray());
    }

    [Fact]
    public void Import_Hole_IsLookedForInTheRecordNotInWhatThinningLeaves()
    {
        string path = Requests([.. Enumerable.Range(0, 50).Select(i => (double)i), .. Enumerable.Range(80, 20).Select(i => (double)i)]);
        SecondTrace trace = Imports.Of("burstgpt", new ImportOptions { HoleSeconds = 20, RateScale = 0.01 }, path).Seconds;
        Assert.Equal(Enumerable.Range(50, 30), trace.Missing());
    }

    [Fact]
    public void Import_UnknownStream_NamesANearOne() => Assert.Equal(
        "no row has the Model 'n'; did you mean 'm'?",
        Assert.Throws<ArgumentException>(() => Imports.Of("burstgpt", new ImportOptions { Streams = ["n"] }, Requests([1.0]))).Message);

    [Fact]
    public void Import_UnknownColumn_NamesANearOne()
    {
        ArgumentException Error(ImportOptions options) => Assert.Throws<ArgumentException>(() => Imports.Of("burstgpt", options, Requests([1.0])));
        Assert.Equal("burstgpt has no streams by 'Modell'; did you mean 'Model'?", Error(new ImportOptions { StreamBy = "Modell" }).Message);
        Assert.Equal("burstgpt leaves no choice of times, got 'x'", Error(new ImportOptions { Time = "x" }).Message);
    }

    [Fact]
    public void Import_TimesOfCounts_AreRefused() => Assert.StartsWith(
        "seconds has counts and no times",
        Assert.Throws<ArgumentException>(() => Imports.Of("seconds", new ImportOptions { KeepTimes = true }, _folder.Write("a.txt", "1"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Import_TimesOverAges_AreRefused() => Assert.Contains(
        "more than the 315576000 s of ten years",
        Assert.Throws<TraceFormatException>(() => Imports.Of("burstgpt", null, Requests([0.0, 1e9]))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Import_Seconds_KeepsHolesAndJoinsFiles()
    {
        string first = _folder.Write("a.txt", "1 2 " + string.Join(' ', new int[60])), second = _folder.Write("b.csv", "# tuner trace 1\nrequests\n0\nmissing\n5\n");
        ImportedTrace trace = Imports.Of("seconds", null, first, second);
        Assert.Equal([1, 2, .. new int[60], 0, 0, 5], trace.Seconds.Counts.ToArray());
        Assert.Equal([.. Enumerable.Range(2, 60), 63], trace.Seconds.Missing());
    }

    [Fact]
    public void Import_TarOfFiles_ReadsTheAcceptedMembers()
    {
        string path = Path.Combine(_folder.FullName, "pai.tar.gz");
        using (GZipStream packed = new(File.Create(path), CompressionMode.Compress))
        using (TarWriter tar = new(packed))
        {
            Add(tar, "readme.md", "none");
            Add(tar, "pai_job_table.csv", "j,i,u,s,5,6\nj,i,u,s,6,7\n");
        }

        Assert.Equal([1, 1], Imports.Counts("alibaba-gpu-2020", null, path));
        byte[] whole = File.ReadAllBytes(path);
        string cut = _folder.Write("cut.tar.gz", whole[..(whole.Length / 2)]);
        Assert.Throws<TraceFormatException>(() => Imports.Of("alibaba-gpu-2020", null, cut));

        static void Add(TarWriter tar, string name, string text) => tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
    }

    [Fact]
    public void Import_Provenance_NamesFilesByHashAndOptions()
    {
        ImportedTrace trace = Imports.Of("burstgpt", new ImportOptions { Streams = ["m"], Damping = 2 }, Requests([3.0], "b.csv"));
        Assert.Equal("source: burstgpt", trace.Provenance[0]);
        Assert.Matches("^file: b.csv, [0-9]+ bytes, sha256 [0-9a-f]{64}$", trace.Provenance[1]);
        Assert.Equal("start: second 3 of the record", trace.Provenance[2]);
        Assert.Equal("rows: 1, 0 malformed, 0 no requests", trace.Provenance[3]);
        Assert.Equal("options: stream by Model, streams m, divided by 2", trace.Provenance[4]);
    }

    [Fact]
    public void Find_UnknownFormat_NamesANearOne() => Assert.Equal(
        "there is no trace format 'azure-lm'; did you mean 'azure-llm'?", Assert.Throws<ArgumentException>(() => TraceFormats.Find("azure-lm")).Message);

    [Theory]
    [InlineData("nothing.csv", "no such file")]
    public void Import_NoSuchFile_SaysSo(string name, string reason) => Assert.Equal(
        reason, Assert.Throws<TraceFormatException>(() => Imports.Of("burstgpt", null, Path.Combine(_folder.FullName, name))).Reason);
}
