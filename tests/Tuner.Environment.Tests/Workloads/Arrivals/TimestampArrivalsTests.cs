using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class TimestampArrivalsTests : IDisposable
{
    private const int Length = 2_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>One to seven requests in each second, anywhere in it.</summary>
    private static double[] Times()
    {
        RandomStream random = new(1);
        return [.. Enumerable.Range(0, Length).SelectMany(
            second => Enumerable.Range(0, 1 + random.NextInt(7)).Select(_ => second + random.NextDouble())).Order()];
    }

    private WorkloadOptions Options(int damping = 1) => new()
    {
        File = _folder.Write("times.csv", "arrival_s\n" + string.Join('\n', Times().Select(t => t.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))),
        Arrivals = new ArrivalOptions { Kind = ArrivalKind.Timestamps },
        Windows = [SecondsWindow.Of(1_700, 1_800), SecondsWindow.Of(1_900, 1_950)],
        Damping = damping,
        MarginSeconds = 120,
        DurationSeconds = 200,
    };

    [Fact]
    public void Arrivals_Test_AreTheRecordedOnesOfTheWindowsOverAndOver()
    {
        IWorkload workload = WorkloadFactory.Create(Options());
        LoadTrace test = workload.Test(new SeedSequence(1));
        List<double> times = ArrivalTimes.Of(workload.Arrivals, test);
        Assert.Equal(test.Run.ToArray().Sum(), times.Count);
        double[] expected =
        [
            .. Between(1_700, 1_800).Select(t => t - 1_700),
            .. Between(1_900, 1_950).Select(t => t - 1_900 + 100),
            .. Between(1_700, 1_750).Select(t => t - 1_700 + 150),
        ];
        Assert.Equal(expected.Length, times.Count);
        Assert.All(expected.Zip(times), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    [Fact]
    public void Arrivals_Training_AreTheRecordedOnesOfTheStretch()
    {
        IWorkload workload = WorkloadFactory.Create(Options());
        LoadTrace stretch = workload.Training(new SeedSequence(3), 300);
        int start = stretch.RecordedSecond(0);
        Assert.Equal(stretch.RecordedSecond(-120), start - 120);
        double[] expected = [.. Between(start, start + 300).Select(t => t - start)];
        Assert.All(expected.Zip(ArrivalTimes.Of(workload.Arrivals, stretch), Tuple.Create), pair => Assert.Equal(pair.Item1, pair.Item2, 9));
        Assert.Equal(expected.Length, stretch.Run.ToArray().Sum());
    }

    [Fact]
    public void Arrivals_Damped_AreSomeOfTheRecordedOnes()
    {
        IWorkload workload = WorkloadFactory.Create(Options(damping: 3));
        LoadTrace test = workload.Test(new SeedSequence(1));
        List<double> times = ArrivalTimes.Of(workload.Arrivals, test);
        Assert.Equal(Enumerable.Range(0, 100).Sum(s => Between(1_700 + s, 1_701 + s).Length / 3), times.Count(t => t < 100.0));
        double[] there = Between(1_700, 1_800);
        Assert.All(times.Where(t => t < 100.0), time => Assert.Contains(there, t => Math.Abs(t - 1_700 - time) < 1e-9));
    }

    [Fact]
    public void Arrivals_FileOfTheTestAlone_LearnsFromTheGenerator()
    {
        IWorkload workload = WorkloadFactory.Create(Options() with { Windows = [], DurationSeconds = 3_000 });
        Assert.Equal(3_000, workload.Test(new SeedSequence(1)).DurationSeconds);
        LoadTrace training = workload.Training(new SeedSequence(1), 300);
        Assert.Equal(training.Run.ToArray().Sum(), ArrivalTimes.Of(workload.Arrivals, training).Count);
    }

    private static double[] Between(double start, double end) => [.. Times().Where(t => t >= start && t < end)];
}
