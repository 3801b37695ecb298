using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Importing;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Importing.Formats;

public sealed class AzureFunctions2019FormatTests : IDisposable
{
    private const string Header = "HashOwner,HashApp,HashFunction,Trigger,";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Day(int day, params string[] rows) => _folder.Write(
        $"invocations_per_function_md.anon.d{day:00}.csv",
        $"{Header}{string.Join(',', Enumerable.Range(1, 1440))}\n{string.Join('\n', rows)}\n");

    /// <summary>A function with counts in its first minutes.</summary>
    private static string Row(string app, string function, string trigger, params int[] counts) =>
        $"o1,{app},{function},{trigger},{string.Join(',', counts.Concat(new int[1440 - counts.Length]))}";

    private static readonly ImportOptions Even = new() { Within = BinSpread.Even };

    [Fact]
    public void Import_Even_SpreadsEachMinute()
    {
        string path = Day(1, Row("a1", "f1", "http", 60, 2), Row("a1", "f2", "timer", 60, 1));
        ImportedTrace trace = Imports.Of("azure-functions-2019", Even, path);
        Assert.Equal(86_400, trace.Seconds.LengthSeconds);
        Assert.All(trace.Seconds.Counts[..60].ToArray(), count => Assert.Equal(2, count));

        // Three in the second minute: at 10, 30 and 50 s of it.
        Assert.Equal([70, 90, 110], Enumerable.Range(60, 60).Where(s => trace.Seconds.Counts[s] == 1));
        Assert.Equal(123, trace.Seconds.Statistics().TotalRequests);
        Assert.Equal(0, trace.Seconds.MissingSeconds(0, 86_400));
    }

    [Fact]
    public void Import_Poisson_KeepsEachMinutesCount()
    {
        string path = Day(1, Row("a1", "f1", "http", 600, 0, 30));
        int[] counts = Imports.Counts("azure-functions-2019", Even with { Within = BinSpread.Poisson }, path);
        Assert.Equal((600, 0, 30), (counts[..60].Sum(), counts[60..120].Sum(), counts[120..180].Sum()));
        Assert.Contains(counts[..60], count => count != 10);
    }

    [Fact]
    public void Import_DayLacking_IsMissing()
    {
        ImportedTrace trace = Imports.Of("azure-functions-2019", Even, Day(3, Row("a", "f", "http", 1)), Day(1, Row("a", "f", "http", 1)));
        Assert.Equal(3 * 86_400, trace.Seconds.LengthSeconds);
        Assert.Equal((0, 86_400, 0), (trace.Seconds.MissingSeconds(0, 86_400), trace.Seconds.MissingSeconds(86_400, 172_800), trace.Seconds.MissingSeconds(172_800, 259_200)));
    }

    [Theory]
    [InlineData(null, "f1", 60)]
    [InlineData("HashApp", "a2", 7)]
    [InlineData("trigger", "timer", 12)]
    public void Import_OneStream_IsCountedAlone(string? by, string stream, int expected)
    {
        string path = Day(1, Row("a1", "f1", "http", 60), Row("a1", "f2", "timer", 5), Row("a2", "f3", "timer", 7));
        Assert.Equal(expected, Imports.Counts("azure-functions-2019", Even with { StreamBy = by, Streams = [stream] }, path).Sum());
    }

    [Fact]
    public void Import_NoSpread_AsksForOne()
    {
        var error = Assert.Throws<ArgumentException>(() => Imports.Of("azure-functions-2019", null, Day(1, Row("a", "f", "http", 1))));
        Assert.Equal("the record has one count for each 60 s: say how they lie within, even or poisson", error.Message);
    }

    [Fact]
    public void Import_MalformedRow_IsNamed()
    {
        string path = Day(1, Row("a", "f", "http", 1), Row("a", "f", "http", -1), "short,row");
        var error = Assert.Throws<TraceFormatException>(() => Imports.Of("azure-functions-2019", Even, path));
        Assert.Equal((path, 3), (error.File, error.Line));
        Assert.Equal(
            $"expected a whole number of invocations in minute 1, got '-1'; also {path}:4:1: expected 1444 fields, got 2 (2 of 3 rows are malformed, and 0.1 % may be)",
            error.Reason);
        Assert.Equal(1, Imports.Counts("azure-functions-2019", Even with { MaxBadRows = 2 }, path).Sum());
    }

    [Fact]
    public void Import_OtherTableOfTheDataSet_SaysWhatItLacks()
    {
        string path = _folder.Write("invocations_per_function_md.anon.d01.csv", "HashOwner,HashApp,HashFunction,Average,Count\na,b,c,1,2\n");
        Assert.Contains("expected a column '1'", Assert.Throws<TraceFormatException>(() => Imports.Of("azure-functions-2019", Even, path)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_NoDayInTheName_SaysSo() => Assert.Contains(
        "expected a name with the day",
        Assert.Throws<TraceFormatException>(() => Imports.Of("azure-functions-2019", Even, _folder.Write("a.csv", "x\n"))).Reason,
        StringComparison.Ordinal);
}
