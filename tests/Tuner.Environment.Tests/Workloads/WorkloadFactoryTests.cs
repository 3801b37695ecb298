using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads;

public sealed class WorkloadFactoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WorkloadPreset.Bursty, "bursty")]
    [InlineData(WorkloadPreset.SteadyLow, "steady-low")]
    [InlineData(WorkloadPreset.SteadyHigh, "steady-high")]
    [InlineData(WorkloadPreset.Fluctuating, "fluctuating")]
    [InlineData(WorkloadPreset.Diurnal, "diurnal")]
    public void Create_NoFile_GeneratesThePresetUnderItsName(WorkloadPreset preset, string name)
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions { Preset = preset });
        Assert.IsType<GeneratedWorkload>(workload);
        Assert.Equal(name, workload.Name);
        Assert.IsType<PoissonArrivals>(workload.Arrivals);
    }

    [Fact]
    public void Create_ArrivalsAndName_AreTaken()
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions { Name = "mine", Arrivals = new ArrivalOptions { Kind = ArrivalKind.Gamma, Cv = 3.0 } });
        Assert.Equal("mine", workload.Name);
        Assert.Equal(3.0, Assert.IsType<GammaArrivals>(workload.Arrivals).Cv);
    }

    [Fact]
    public void Create_FileOfTheTestAlone_PlaysItTwiceAndLearnsFromTheGenerator()
    {
        string path = _folder.Write("steady-high.txt", string.Join(' ', Enumerable.Range(0, 600).Select(i => 8 * (200 + i))));
        var options = new WorkloadOptions { Preset = WorkloadPreset.SteadyHigh, File = path };
        IWorkload workload = WorkloadFactory.Create(options);
        LoadTrace test = workload.Test(new SeedSequence(1));
        Assert.Equal((200, 799, 200, 799, 799, 680), (test[0], test[599], test[600], test[1_199], test[-1], test[-120]));
        LoadTrace expected = WorkloadFactory.Create(options with { File = null }).Training(new SeedSequence(1), 1_200);
        Assert.Equal(expected.Run, workload.Training(new SeedSequence(1), 1_200).Run);
        Assert.Equal(34.0, workload.PeakRps);
    }

    [Fact]
    public void Create_LongFileWithoutThePublishedWindow_AsksForWindows()
    {
        string path = _folder.Write("long.txt", string.Join(' ', Enumerable.Repeat(80, 5_000)));
        var error = Assert.Throws<WorkloadFaultException>(() => WorkloadFactory.Create(new WorkloadOptions { File = path }));
        Assert.Contains("the published window [1301160, 1302360) of bursty lies beyond the 5000 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadFile_PassesTheErrorOn() =>
        Assert.Throws<TraceFormatException>(() => WorkloadFactory.Create(new WorkloadOptions { File = _folder.Write("a.txt", "1 two") }));

    [Fact]
    public void Create_TwitterTrace_TestIsThePublishedWindow()
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions { File = RealTraces.PathOrSkip("twitter-2021-08/workload.tbz2") });
        LoadTrace test = workload.Test(new SeedSequence(1));
        Assert.Equal((14_437, 1_200, 120), (test.Run.ToArray().Sum(), test.DurationSeconds, test.HistorySeconds));
    }
}
