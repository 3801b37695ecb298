using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// Replicas that share a GPU, finish times worked out by hand. A batch takes so many milliseconds on a whole GPU, twice as long on
/// half of it.
/// </summary>
public sealed class GpuSharingTests
{
    private const double Digits = 1e-9;

    private static readonly GpuCapacity Calm = new(1, 10.0) { InterferenceBase = 0.0, InterferencePerDram = 0.0 };

    [Fact]
    public void Advance_SharesSumToOne_NobodyIsSlowed() =>
        Assert.Equal([.1, .14], Finishes(Calm, 50.0, .5, 0.0, .04));

    /// <summary>
    /// Two of .75: 100 ms alone, 150 ms side by side. The first is at 40 % at .04 and ends at .13; the second is at 60 % then and has
    /// 40 ms to go. A third comes when the second is alone again.
    /// </summary>
    [Fact]
    public void Advance_SharesSumToMore_BothGetWhatIsLeft() =>
        Assert.Equal([.13, .17, .3], Finishes(Calm with { ShareLimit = 1.5 }, 75.0, .75, 0.0, .04, .2));

    /// <summary>A neighbour slows by .3 and .01 for each percent of its DRAM utilisation of 20 %: the same 150 ms.</summary>
    [Fact]
    public void Advance_Interference_SlowsWhileTheNeighbourIsBusy() => Assert.Equal(
        [.13, .17],
        Finishes(Calm with { InterferenceBase = .3, InterferencePerDram = .01 }, 50.0, .5, 0.0, .2, [0.0, .04]));

    /// <summary>50 ms alone whatever the share. The first has 30 ms to go at .02, at half speed; the second is at 60 % at .08.</summary>
    [Fact]
    public void Advance_TimeSlices_ShareTheSpeed() =>
        Assert.Equal([.08, .1], Finishes(Calm with { Sharing = GpuSharing.TimeSlices }, 50.0, .25, 0.0, .02));

    /// <summary>A share of .4 becomes 3 of 7 slices: 30 ms take 70, whoever else is there.</summary>
    [Fact]
    public void Advance_Mig_RunsInItsProfile() => Assert.Equal(
        [.07, .11],
        Finishes(Calm with { Sharing = GpuSharing.Mig, InterferenceBase = 5.0 }, 30.0, .4, 0.0, .04));

    /// <summary>
    /// Two replicas of 6 GiB on 10: the second has 4 of its 6 there. Each that runs after the other brings 2 GiB back at 10 GiB/s.
    /// </summary>
    [Fact]
    public void Advance_MemorySwaps_WaitsForItOverPcie() => Assert.Equal(
        [.1, .5, 1.3],
        Finishes(Calm with { Memory = GpuMemoryRule.Swap }, 50.0, .5, 6.0, 0.0, [0.0, .2, 1.0]));

    /// <summary>
    /// Two of .75: 100 ms alone, 150 ms side by side. The second brings 2 GiB from .2 to .4, the third, on the first replica, 2 GiB from
    /// .3 to .5: their neighbour slows work, not transfers. So the second works from .4 to .55; the third has two thirds left then.
    /// </summary>
    [Fact]
    public void Advance_NeighbourWhileMemoryComes_SlowsTheWorkOnly() => Assert.Equal(
        [.1, .55, .616666667],
        Finishes(Calm with { Memory = GpuMemoryRule.Swap, ShareLimit = 1.5 }, 75.0, .75, 6.0, 0.0, [0.0, .2, .3]));

    [Theory]
    [InlineData(1.0, 2, 1)]
    [InlineData(1.5, 3, 0)]
    public void Start_ShareLimit_SaysHowManyArePlaced(double limit, int ready, int pending)
    {
        Pipeline pipeline = Of(Calm with { ShareLimit = limit }, Setup.Scalable(50.0, [Allocation.OfGpuShare(.5)]));
        var system = Setup.System(pipeline, new ListedArrivals());
        Decision three = Setup.Uniform(pipeline, 3);
        system.Start(three);

        IntervalReport report = system.Advance(three, 10.0);

        Assert.Equal((ready, pending), (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasPending));
        Assert.Equal((.5 * ready, 1.5), (report.PaidGpuShare, report.DecidedGpuShare));
        Assert.Equal(0.0, report.PaidCores);
    }

    [Fact]
    public void Start_MemoryIsFull_LeavesPending()
    {
        Pipeline pipeline = Of(Calm, Setup.Scalable(50.0, [Allocation.OfGpuShare(.1)], memoryGiB: 4.0));
        var system = Setup.System(pipeline, new ListedArrivals());
        Decision three = Setup.Uniform(pipeline, 3);
        system.Start(three);

        StageReport report = system.Advance(three, 1.0).Stages[0];

        Assert.Equal((2, 1), (report.ReplicasReady, report.ReplicasPending));
    }

    [Fact]
    public void Advance_OtherShare_IsMadeBeforeTheOldIsBroken()
    {
        Allocation half = Allocation.OfGpuShare(.5), quarter = Allocation.OfGpuShare(.25);
        Pipeline pipeline = Of(Calm, Setup.Scalable(50.0, [quarter, half], startUpSeconds: 2.0));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(11.0, 13.0), seen);
        system.Start(Setup.Only(half));
        system.Advance(Setup.Only(half), 10.0);

        IntervalReport report = system.Advance(Setup.Only(quarter), 10.0);

        Assert.Equal([11.1, 13.2], seen.Records.Select(r => Math.Round(r.LeftSeconds, 9)));
        Assert.Equal(((2.0 * .75) + (8.0 * .25)) / 10.0, report.PaidGpuShare, Digits);
        Assert.Equal(1, report.Stages[0].ReplicasStarted);
    }

    [Fact]
    public void Advance_OtherShareWithoutRoomForBoth_WaitsAndTheOldServes()
    {
        Allocation half = Allocation.OfGpuShare(.5), most = Allocation.OfGpuShare(.75);
        Pipeline pipeline = Of(Calm, Setup.Scalable(50.0, [half, most], startUpSeconds: 2.0));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(15.0), seen);
        system.Start(Setup.Only(half));
        system.Advance(Setup.Only(half), 10.0);

        IntervalReport report = system.Advance(Setup.Only(most), 10.0);

        Assert.Equal((1, 1), (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasPending));
        Assert.Equal(15.1, seen[0].LeftSeconds, Digits);
        Assert.Equal(.5, report.PaidGpuShare, Digits);
    }

    /// <summary>Under time slices a replica that is alone has the whole GPU, and is judged by that: 20 ms, not the 200 of a share of .1.</summary>
    [Fact]
    public void Advance_AloneUnderTimeSlices_IsNotTakenForHopeless()
    {
        GpuCapacity gpus = Calm with { Sharing = GpuSharing.TimeSlices };
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.1), new ClusterCapacity(1, 8.0) { Gpus = gpus }, Setup.Stage("only", [Setup.Scalable(20.0, [Allocation.OfGpuShare(.1)])]));
        var system = Setup.System(pipeline, new ListedArrivals(1.0, 2.0));
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        IntervalReport report = system.Advance(one, 10.0);

        Assert.Equal((2, 0), (report.OnTime, report.Dropped));
    }

    private static Pipeline Of(GpuCapacity gpus, Variant model) =>
        Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 8.0) { Gpus = gpus }, Setup.Stage("only", [model]));

    private static IEnumerable<double> Finishes(GpuCapacity gpus, double ms, double share, params double[] arrivals) =>
        Finishes(gpus, ms, share, 0.0, 0.0, arrivals);

    private static IEnumerable<double> Finishes(GpuCapacity gpus, double ms, double share, double memoryGiB, double dram, double[] arrivals)
    {
        ImmutableArray<Allocation> allocations = [Allocation.OfGpuShare(share)];
        Pipeline pipeline = Of(gpus, Setup.Scalable(ms, allocations, memoryGiB: memoryGiB, dram: dram));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(arrivals), seen);
        Decision two = Setup.Uniform(pipeline, 2);
        system.Start(two);
        system.Advance(two, 10.0);
        return seen.Records.OrderBy(r => r.Request).Select(r => Math.Round(r.LeftSeconds, 9));
    }
}
