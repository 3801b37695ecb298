using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Traces;

public sealed class TraceFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.txt", "3 0 12 7\n")]
    [InlineData("a.txt", "3\n0\r\n12\n7")]
    [InlineData("a.csv", "3\n0\n12\n7\n")]
    [InlineData("a.csv", "requests\r\n3\r\n0\r\n12\r\n7\r\n")]
    public void Read_SameCountsInEveryLayout_SameTrace(string name, string text) =>
        Assert.Equal([3, 0, 12, 7], TraceFile.Read(_folder.Write(name, text)).Counts.ToArray());

    [Theory]
    [InlineData("a.tbz2")]
    [InlineData("a.tar.bz2")]
    public void Read_Archive_ReadsItsOneTextMember(string name)
    {
        string path = _folder.WriteArchive(name, ("README.md", "not a trace"), ("workload.txt", "3 0 12 7"));
        SecondTrace trace = TraceFile.Read(path);
        Assert.Equal([3, 0, 12, 7], trace.Counts.ToArray());
        Assert.Equal(name, trace.Name);
    }

    [Theory]
    [InlineData("a.txt", "1 2 x7 4", 1, 5, "text, 'x7'")]
    [InlineData("a.txt", "1 2\n3 -4", 2, 3, "a negative number, '-4'")]
    [InlineData("a.txt", "1\n\n  NaN", 3, 3, "'NaN'")]
    [InlineData("a.txt", "1 2147483648", 1, 3, "a number too large, '2147483648'")]
    [InlineData("a.txt", "1 2.5", 1, 3, "'2.5'")]
    [InlineData("a.csv", "count\n1\nabc", 3, 1, "text, 'abc'")]
    [InlineData("a.csv", "1\n -3", 2, 2, "a negative number, '-3'")]
    [InlineData("a.csv", "NaN\n1", 1, 1, "'NaN'")]
    [InlineData("a.csv", "1\n99999999999", 2, 1, "a number too large, '99999999999'")]
    [InlineData("a.csv", "1\n\n3", 2, 1, "an empty line")]
    [InlineData("a.csv", "1\n2,3", 2, 2, "expected one column of counts, got a second one")]
    public void Read_BadToken_SaysWhereAndWhat(string name, string text, int line, int column, string what)
    {
        string path = _folder.Write(name, text);
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read(path));
        Assert.Equal((path, line, column), (error.File, error.Line, error.Column));
        Assert.EndsWith(what, error.Reason, StringComparison.Ordinal);
        Assert.Equal($"{path}:{line}:{column}: {error.Reason}", error.Message);
    }

    [Fact]
    public void Read_BadTokenInArchive_NamesTheMember()
    {
        string path = _folder.WriteArchive("a.tbz2", ("workload.txt", "1 2\n3 four"));
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read(path));
        Assert.Equal(($"{path}!workload.txt", 2, 3), (error.File, error.Line, error.Column));
    }

    [Theory]
    [InlineData("a.txt", "", "is empty")]
    [InlineData("a.txt", " \n ", "is empty")]
    [InlineData("a.csv", "requests\n", "is empty")]
    [InlineData("a.tbz2", "", "damaged or cut short")]
    [InlineData("a.tbz2", "1 2 3", "damaged or cut short")]
    [InlineData("a.json", "[1]", "expected a .tbz2, .tar.bz2, .txt or .csv file, got '.json'")]
    public void Read_WholeFileAtFault_SaysSoWithoutALine(string name, string text, string what)
    {
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read(_folder.Write(name, text)));
        Assert.Equal((0, 0), (error.Line, error.Column));
        Assert.Contains(what, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysSo()
    {
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read("/nowhere/at-all.txt"));
        Assert.Equal("/nowhere/at-all.txt: no such file", error.Message);
    }

    [Fact]
    public void Read_ArchiveWithoutText_SaysSo()
    {
        string path = _folder.WriteArchive("a.tbz2", ("workload.dat", "1 2 3"));
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read(path));
        Assert.Equal("expected a .txt member in the archive, got none", error.Reason);
    }

    [Fact]
    public void Read_ArchiveWithTwoTexts_NamesBoth()
    {
        string path = _folder.WriteArchive("a.tbz2", ("a.txt", "1"), ("b.txt", "2"));
        var error = Assert.Throws<TraceFormatException>(() => TraceFile.Read(path));
        Assert.Equal("expected one .txt member, got 'a.txt' and 'b.txt'", error.Reason);
    }

    [Fact]
    public void Read_ArchiveCutShortAnywhere_IsAnErrorNeverAShorterTrace()
    {
        // Several bzip2 blocks, so that whole blocks survive some of the cuts.
        string text = string.Join(' ', Enumerable.Range(0, 400_000).Select(i => i * 7919 % 1000));
        byte[] whole = File.ReadAllBytes(_folder.WriteArchive("whole.tbz2", ("workload.txt", text)));
        for (int i = 0; i < 40; i++)
        {
            string path = _folder.Write("cut.tbz2", whole[..(whole.Length * i / 40)]);
            Assert.Throws<TraceFormatException>(() => TraceFile.Read(path));
        }
    }

    [Fact]
    public void Read_ArchiveWithADamagedByte_IsAnErrorNeverAnotherTrace()
    {
        int[] counts = [.. Enumerable.Range(0, 2_000)];
        byte[] whole = File.ReadAllBytes(_folder.WriteArchive("whole.tbz2", ("workload.txt", string.Join(' ', counts))));
        var random = new RandomStream(1);
        int refused = 0;
        for (int i = 0; i < 1_000; i++)
        {
            // Past the stream's magic, up to its last byte, which may hold padding. A bit that nothing decodes may go unnoticed.
            byte[] damaged = [.. whole];
            damaged[4 + random.NextInt(whole.Length - 5)] ^= (byte)(1 << random.NextInt(8));
            string path = _folder.Write("damaged.tbz2", damaged);
            try
            {
                Assert.Equal(counts, TraceFile.Read(path).Counts.ToArray());
            }
            catch (TraceFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 980, 1_000);
    }
}
