using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads;

public sealed class TraceWorkloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>12,000 s whose counts name their second (8 x second + 8), with a hole at [2000, 2100).</summary>
    private string SecondsFile() =>
        _folder.Write("seconds.txt", string.Join(' ', Enumerable.Range(0, 12_000).Select(s => s is >= 2_000 and < 2_100 ? 0 : (8 * s) + 8)));

    private WorkloadOptions Options(params SecondsWindow[] windows) => new() { File = SecondsFile(), Windows = windows, DurationSeconds = 600 };

    /// <summary>The second of the file that a count was cut from.</summary>
    private static int Second(int count) => count - 1;

    [Fact]
    public void Test_TwoWindows_PlaysThemInTurnUntilFull()
    {
        LoadTrace test = WorkloadFactory.Create(Options(SecondsWindow.Of(5_000, 5_100), SecondsWindow.Of(8_000, 8_200))).Test(new SeedSequence(1));
        Assert.Equal((600, 120), (test.DurationSeconds, test.HistorySeconds));
        Assert.Equal((5_000, 5_099, 8_000, 8_199), (Second(test[0]), Second(test[99]), Second(test[100]), Second(test[299])));
        Assert.Equal((5_000, 8_199), (Second(test[300]), Second(test[599])));
        Assert.Equal((4_880, 4_999), (Second(test[-120]), Second(test[-1])));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(2_150)]
    public void Test_NoHistoryInTheTrace_TakesTheEndOfTheStretch(int start)
    {
        LoadTrace test = WorkloadFactory.Create(Options(SecondsWindow.Of(start, start + 50))).Test(new SeedSequence(1));
        Assert.Equal((start + 49, start + 30), (Second(test[-1]), Second(test[-120])));
    }

    [Theory]
    [InlineData(11_900, 12_001, "is no stretch of the 12000 seconds")]
    [InlineData(5_000, 5_000, "is no stretch of the 12000 seconds")]
    [InlineData(1_950, 2_050, "has 50 missing seconds")]
    public void Constructor_BadTestWindow_SaysWhy(int start, int end, string why) =>
        Assert.Contains(why, Assert.Throws<WorkloadFaultException>(() => WorkloadFactory.Create(Options(SecondsWindow.Of(start, end)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_TrainingAndValidationOverlap_Throws()
    {
        WorkloadOptions options = Options(SecondsWindow.Of(5_000, 5_100)) with { Training = SecondsWindow.Of(0, 10_000), Validation = SecondsWindow.Of(9_999, 12_000) };
        Assert.Contains("overlap", Assert.Throws<WorkloadFaultException>(() => WorkloadFactory.Create(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stretches_Drawn_NeverTouchEachOthersRangesTestsOrHoles()
    {
        WorkloadOptions options = Options(SecondsWindow.Of(5_000, 5_600)) with { MarginSeconds = 200 };
        IWorkload workload = WorkloadFactory.Create(options);
        for (ulong seed = 0; seed < 500; seed++)
        {
            AssertClear(workload.Training(new SeedSequence(seed), 400), 0, 9_600);
            AssertClear(workload.Validation(new SeedSequence(seed), 400), 9_600, 12_000);
        }

        static void AssertClear(LoadTrace trace, int from, int to)
        {
            int first = Second(trace[-120]), last = Second(trace[399]);
            Assert.Equal(519, last - first);
            Assert.InRange(first, from, to - 1);
            Assert.InRange(last, from, to - 1);
            Assert.True(last < 4_800 || first >= 5_800, $"{trace.Name} touches the test");
            Assert.True(last < 2_000 || first >= 2_100, $"{trace.Name} touches the hole");
        }
    }

    [Fact]
    public void Stretches_OfTheTwitterTrace_NeverTouchEachOtherTestsOrMissingSeconds()
    {
        string file = RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2");
        SecondTrace raw = TraceFile.Read(file), damped = raw.Damp(8);
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions { File = file });
        for (ulong seed = 0; seed < 500; seed++)
        {
            int duration = 300 + (int)(seed * 7 % 1_500);
            AssertClear(workload.Training(new SeedSequence(seed), duration), 0, 14 * 86_400);
            AssertClear(workload.Validation(new SeedSequence(seed), duration), 14 * 86_400, 16 * 86_400);
        }

        void AssertClear(LoadTrace trace, int from, int to)
        {
            string[] ends = trace.Name[(trace.Name.IndexOf('[', StringComparison.Ordinal) + 1)..^1].Split(", ");
            int start = int.Parse(ends[0]) - 120, end = int.Parse(ends[1]);
            Assert.True(damped.Counts[start..end].SequenceEqual([.. trace.History, .. trace.Run]), $"{trace.Name} is not what the trace has there");
            Assert.True(start >= from && end <= to, $"{trace.Name} leaves its days");
            Assert.Equal(0, raw.MissingSeconds(start, end));
            Assert.All(
                Enum.GetValues<WorkloadPreset>().SelectMany(PublishedWindows.Of),
                window => Assert.True(end <= window.StartSecond - 600 || start >= window.EndSecond + 600, $"{trace.Name} touches {window}"));
        }
    }

    [Fact]
    public void Training_OfTheTwitterTrace_HasABurstInHalfOfTheStretchesAndMore()
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions { File = RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2") });
        int bursts = Enumerable.Range(0, 400).Count(seed => LoadShape.Of(workload.Training(new SeedSequence((ulong)seed), 1_200).Run).Cv > 0.4);
        // Half by design, and a fifth of the other half by chance.
        Assert.InRange(bursts, 200, 280);
    }

    [Fact]
    public void PeakRps_OfTheTwitterTrace_IsThirtyFour() =>
        Assert.Equal(34.0, WorkloadFactory.Create(new WorkloadOptions { File = RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2") }).PeakRps);
}
