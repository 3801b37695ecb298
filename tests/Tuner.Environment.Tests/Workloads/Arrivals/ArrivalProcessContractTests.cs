using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

/// <summary>What every process keeps, whatever the trace.</summary>
public sealed class ArrivalProcessContractTests
{
    /// <summary>All but mmpp, to which a count is a mean, and timestamps, which needs a record.</summary>
    public static TheoryData<ArrivalKind> Kinds => [ArrivalKind.Poisson, ArrivalKind.Even, ArrivalKind.Gamma, ArrivalKind.Bunched];

    private static IArrivalProcess Process(ArrivalKind kind) => new ArrivalOptions { Kind = kind, Cv = 3.0 }.Create();

    private static LoadTrace Random(ulong seed)
    {
        var random = new RandomStream(seed);
        return new LoadTrace("random", [.. Enumerable.Range(0, 320).Select(_ => random.NextInt(4) == 0 ? 0 : random.NextInt(60))], 120);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Arrivals_RandomTraces_LoseAndInventNothing(ArrivalKind kind)
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            LoadTrace trace = Random(seed);
            List<double> times = ArrivalTimes.Of(Process(kind), trace, seed);
            Assert.Equal(trace.Run.ToArray().Sum(), times.Count);
            if (kind != ArrivalKind.Bunched)
            {
                int[] bySecond = new int[trace.DurationSeconds];
                times.ForEach(time => bySecond[(int)time]++);
                Assert.Equal(trace.Run.ToArray(), bySecond);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Arrivals_SameSeed_SameTimes(ArrivalKind kind) =>
        Assert.Equal(ArrivalTimes.Of(Process(kind), Random(1)), ArrivalTimes.Of(Process(kind), Random(1)));

    [Theory]
    [InlineData(ArrivalKind.Poisson)]
    [InlineData(ArrivalKind.Gamma)]
    [InlineData(ArrivalKind.Bunched)]
    [InlineData(ArrivalKind.Mmpp)]
    public void Arrivals_OtherSeed_OtherTimes(ArrivalKind kind) =>
        Assert.NotEqual(ArrivalTimes.Of(Process(kind), Random(1), 1), ArrivalTimes.Of(Process(kind), Random(1), 2));

    [Theory]
    [InlineData(ArrivalKind.Poisson)]
    [InlineData(ArrivalKind.Gamma)]
    public void AppendSecond_OneSecondAlone_IsTheSameAsInTheRun(ArrivalKind kind)
    {
        LoadTrace trace = Random(1);
        List<double> all = ArrivalTimes.Of(Process(kind), trace), alone = [];
        Process(kind).Arrivals(trace, new SeedSequence(1)).AppendSecond(150, alone);
        Assert.Equal(all.Where(time => (int)time == 150), alone);
    }

    [Fact]
    public void AppendSecond_WarmList_AllocatesNothing()
    {
        LoadTrace trace = ArrivalTimes.Flat(30, 2_000);
        IArrivalSource source = new PoissonArrivals().Arrivals(trace, new SeedSequence(1));
        List<double> times = new(100_000);
        source.AppendSecond(0, times);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int second = 1; second < 2_000; second++)
        {
            source.AppendSecond(second, times);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
