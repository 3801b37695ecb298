using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class ReplayedArrivalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0\n0.25\n0.25\n2.5\n")]
    [InlineData("arrival_s\r\n0\r\n0.25\r\n2.5e-1\r\n2.5\r\n")]
    public void Read_HeaderOrNone_HandsOutTheTimes(string text)
    {
        ReplayedArrivals arrivals = ReplayedArrivals.Read(_folder.Write("a.csv", text));
        Assert.Equal((3.0, 4), (arrivals.DurationSeconds, arrivals.Count));
        Assert.Equal([0.0, 0.25, 0.25, 2.5], ArrivalTimes.Of(arrivals, 3));
    }

    [Theory]
    [InlineData("0\nabc\n", 2, 1, "expected a time in seconds of at least 0, got 'abc'")]
    [InlineData("0\n  -1\n", 2, 3, "expected a time in seconds of at least 0, got '-1'")]
    [InlineData("t\n1\nNaN\n", 3, 1, "expected a time in seconds of at least 0, got 'NaN'")]
    [InlineData("Infinity\n", 1, 1, "expected a time in seconds of at least 0, got 'Infinity'")]
    [InlineData("1\n\n2\n", 2, 1, "expected a time in seconds of at least 0, got ''")]
    [InlineData("1,2\n", 1, 1, "expected a time in seconds of at least 0, got '1,2'")]
    [InlineData("1\n0.5\n", 2, 1, "expected ascending times, got '0.5' after 1")]
    [InlineData("t\n", 0, 0, "the file is empty: expected at least one time")]
    public void Read_BadFile_SaysWhereAndWhat(string text, int line, int column, string reason)
    {
        string path = _folder.Write("a.csv", text);
        var error = Assert.Throws<TraceFormatException>(() => ReplayedArrivals.Read(path));
        Assert.Equal((path, line, column, reason), (error.File, error.Line, error.Column, error.Reason));
    }

    [Theory]
    [InlineData(-1.0, 0.0)]
    [InlineData(1.0, 0.5)]
    [InlineData(0.0, double.NaN)]
    public void Constructor_NotAscendingTimes_Throws(double first, double second) =>
        Assert.Throws<ArgumentException>(() => new ReplayedArrivals([first, second]));
}
