using System.Globalization;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Traces;

public sealed class TraceWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Written(Action<TextWriter> write)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        write(text);
        return _folder.Write("t.csv", text.ToString());
    }

    [Fact]
    public void Write_Counts_ComeBackWithTheirHolesAndTheirSilence()
    {
        // 100 s of silence and 100 missing ones: only the mark tells them apart.
        int[] counts = [5, .. new int[100], 7, .. new int[100]];
        bool[] missing = [.. new bool[102], .. Enumerable.Repeat(true, 100)];
        string path = Written(text => TraceWriter.Write(text, new SecondTrace("t", counts, missing), ["source: hand", "two\nlines"]));
        TraceFile read = TraceFile.Open(path);
        Assert.Equal(counts, read.Seconds.Counts.ToArray());
        Assert.Equal(missing, read.Seconds.Missing.ToArray());
        Assert.Equal(["source: hand", "two lines"], read.Header.Provenance);
        Assert.Equal(missing, TraceFile.Read(path).Missing.ToArray());
    }

    [Fact]
    public void Write_Times_ComeBackExactly()
    {
        RandomStream random = new(1);
        bool[] missing = [.. Enumerable.Range(0, 50).Select(s => s is >= 10 and < 15 or 30 or >= 48)];
        double[] times = [.. Enumerable.Range(0, 200).Select(_ => 50.0 * random.NextDouble()).Where(t => !missing[(int)t]).Order()];
        string path = Written(text => TraceWriter.Write(text, new RequestTrace("t", times, missing), ["source: hand"]));
        TraceFile read = TraceFile.Open(path);
        Assert.Equal(times, read.Requests!.Times.ToArray());
        Assert.Equal(missing, read.Seconds.Missing.ToArray());
        Assert.Equal(["source: hand"], read.Header.Provenance);
    }

    [Theory]
    [InlineData("# by hand\n3\nmissing\n4\n", new[] { 1 })]
    [InlineData("missing\n4\n", new[] { 0 })]
    [InlineData("requests\n3\n0\n0\nmissing\n", new[] { 1, 2, 3 })]
    [InlineData("# tuner trace 1\nrequests\n3\n0\n0\nmissing\n", new[] { 3 })]
    public void Read_MissingCells_AreMissingBesideZeroRuns(string text, int[] missing)
    {
        SecondTrace trace = TraceFile.Read(_folder.Write("t.csv", text), holeSeconds: 2);
        Assert.Equal(missing, Enumerable.Range(0, trace.LengthSeconds).Where(trace.IsMissing));
    }

    [Theory]
    [InlineData("# tuner trace 1\n# x: y\nrequests\n1\n-2\n", 5, 1, "a negative number, '-2'")]
    [InlineData("# c\nrequests\nNaN\n", 3, 1, "'NaN'")]
    [InlineData("1\nmising\n", 2, 1, "text, 'mising'")]
    [InlineData("1\n# late\n", 2, 1, "text, '# late'")]
    [InlineData("arrival_s\n0.5\n", 1, 1, "a workload reads them with arrivals: {kind: timestamps}")]
    public void Read_BadCell_IsLocated(string text, int line, int column, string reason)
    {
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read(_folder.Write("t.csv", text)));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.EndsWith(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# tuner trace 1\n# seconds: x\narrival_s\n1\n", "expected a whole number of seconds, got 'x'")]
    [InlineData("# tuner trace 1\n# missing: 5 3\narrival_s\n1\n", "expected the first missing second and the first one after it, got '5 3'")]
    [InlineData("# tuner trace 1\n# seconds: 3\narrival_s\n7\n", "the last time, 7 s, is after the 3 s that the trace can have")]
    [InlineData("# tuner trace 1\n# missing: 1 3\narrival_s\n2.5\n", "the time 2.5 lies in a second that the file marks as missing")]
    public void Open_TimesThatContradictTheHeader_AreRefused(string text, string reason) => Assert.Equal(
        reason, Assert.Throws<TraceFormatException>(() => TraceFile.Open(_folder.Write("t.csv", text))).Reason);

    [Fact]
    public void Open_PlainTimes_HaveTheirHolesGuessed()
    {
        SecondTrace trace = TraceFile.Open(_folder.Write("t.csv", "arrival_s\n0.5\n70\n72\n")).Seconds;
        Assert.Equal(73, trace.LengthSeconds);
        Assert.Equal(Enumerable.Range(1, 69), Enumerable.Range(0, 73).Where(trace.IsMissing));
    }
}
