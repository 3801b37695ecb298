using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Cores that change in place, and strategies of replacement, worked out by hand. A request takes 100 ms on one core.</summary>
public sealed class ResizingTests
{
    private const double Digits = 1e-9;

    private static readonly Allocation One = Allocation.OfCores(1.0), Two = Allocation.OfCores(2.0), Three = Allocation.OfCores(3.0);

    private static readonly ClusterCapacity FourCores = new(1, 4.0) { ResizeSeconds = 1.0 };

    [Fact]
    public void Advance_MoreCores_AreInForceAfterTheDelayAndPaidFromTheBeginning()
    {
        // In force at 11: 10.5 on one core; 10.95 for half on one, for half on two; 11.5 on two.
        (double[] left, IntervalReport report) = Change(FourCores, One, Two, 10.5, 10.95, 11.5);

        Assert.Equal([10.6, 11.025, 11.55], left);
        Assert.Equal(2.0, report.PaidCores, Digits);
        Assert.Equal(.1 + .075 + .05, report.Stages[0].BusySeconds, Digits);
        Assert.Equal((0, 1), (report.Stages[0].ReplicasStarted, report.Stages[0].ReplicasReady));
    }

    [Fact]
    public void Advance_FewerCores_ArePaidUntilTheyAreGivenBack()
    {
        // In force at 11: the batch of 10.975 is half done then.
        (double[] left, IntervalReport report) = Change(FourCores, Two, One, 10.5, 10.975, 11.5);

        Assert.Equal([10.55, 11.05, 11.6], left);
        Assert.Equal(((1.0 * 2.0) + (9.0 * 1.0)) / 10.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Advance_NoDelay_IsInForceAtOnce()
    {
        (double[] left, IntervalReport report) = Change(FourCores with { ResizeSeconds = 0.0 }, One, Two, 10.0);

        Assert.Equal([10.05], left);
        Assert.Equal(2.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Advance_Restart_IsMadeBeforeBreak()
    {
        // A replica of two cores is ready at 13.
        (double[] left, IntervalReport report) = Change(FourCores with { Resize = ResizeMode.Restart }, One, Two, 12.0, 14.0);

        Assert.Equal([12.1, 14.05], left);
        Assert.Equal(((3.0 * 3.0) + (7.0 * 2.0)) / 10.0, report.PaidCores, Digits);
        Assert.Equal(1, report.Stages[0].ReplicasStarted);
    }

    [Fact]
    public void Advance_NoRoomToGrow_WaitsForIt()
    {
        // a 2 -> 3, b 2 -> 1 on four cores: b's is in force at 11, a's begins then and is in force at 12.
        Pipeline pipeline = TwoStages(FourCores);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(11.5, 12.5), seen);
        Decision before = Decide(Two, Two), after = Decide(Three, One);
        system.Start(before);
        system.Advance(before, 10.0);

        IntervalReport report = system.Advance(after, 10.0);

        Assert.Equal([11.65, 12.6 + (.1 / 3.0)], seen.Records.Select(r => r.LeftSeconds), (e, a) => Math.Abs(e - a) < Digits);
        Assert.Equal(((1.0 * 2.0) + (9.0 * 3.0)) / 10.0, report.Stages[0].PaidCores, Digits);
        Assert.Equal(((1.0 * 2.0) + (9.0 * 1.0)) / 10.0, report.Stages[1].PaidCores, Digits);
        Assert.Equal(0, report.Stages.Sum(s => s.ReplicasStarted + s.ReplicasPending));
    }

    [Fact]
    public void Advance_NeverRoomToGrow_ServesOnWhatItHas()
    {
        Pipeline pipeline = TwoStages(FourCores);
        var system = Setup.System(pipeline, new ListedArrivals(15.0));
        system.Start(Decide(Two, Two));
        system.Advance(Decide(Two, Two), 10.0);

        IntervalReport report = system.Advance(Decide(Three, Two), 10.0);

        Assert.Equal(.1, report.LatencySeconds.Mean, Digits);
        Assert.Equal((4.0, 5.0), (report.PaidCores, report.DecidedCores));
    }

    [Fact]
    public void Advance_ChangeOfMind_CallsTheChangeOff()
    {
        Pipeline pipeline = Only(FourCores);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(1.5), seen);
        system.Start(Setup.Only(One));
        Assert.Equal(2.0, system.Advance(Setup.Only(Two), .5).PaidCores, Digits);

        IntervalReport report = system.Advance(Setup.Only(One), 9.5);

        Assert.Equal(1.6, seen[0].LeftSeconds, Digits);
        Assert.Equal(1.0, report.PaidCores, Digits);
    }

    [Theory]
    [InlineData(UpdateStrategy.Rolling, 1, 1, 1)]
    [InlineData(UpdateStrategy.Surge, 4, 0, 2)]
    public void Advance_FullCluster_RollsOrWaits(UpdateStrategy strategy, int ready, int starting, int pending)
    {
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            new ClusterCapacity(1, 4.0) { Strategy = strategy },
            Setup.Stage("only", [Setup.Model("light", 100.0), Setup.Model("heavy", 100.0, cores: 2.0, startUpSeconds: 1.0)]));
        var system = Setup.System(pipeline, new ListedArrivals());
        system.Start(Setup.Uniform(pipeline, 4));

        StageReport report = system.Advance(new([Setup.Use(pipeline, 0, 1, 2)]), .5).Stages[0];

        Assert.Equal((ready, starting, pending), (report.ReplicasReady, report.ReplicasStarting, report.ReplicasPending));
    }

    [Fact]
    public void Advance_SurgeWithRoom_ReplacesAsRoomComes()
    {
        // Five cores: three light ones and a heavy one of two; the second heavy one waits for the light ones, which wait for it.
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            new ClusterCapacity(1, 5.0) { Strategy = UpdateStrategy.Surge },
            Setup.Stage("only", [Setup.Model("light", 100.0), Setup.Model("heavy", 100.0, cores: 2.0, startUpSeconds: 1.0)]));
        var system = Setup.System(pipeline, new ListedArrivals());
        system.Start(Setup.Uniform(pipeline, 3));
        StageReport two = system.Advance(new([Setup.Use(pipeline, 0, 1, 2)]), 10.0).Stages[0];
        Assert.Equal((4, 1), (two.ReplicasReady, two.ReplicasPending));

        IntervalReport one = system.Advance(new([Setup.Use(pipeline, 0, 1, 1)]), 10.0);

        Assert.Equal((1, 0), (one.Stages[0].ReplicasReady, one.Stages[0].ReplicasPending));
        Assert.Equal(2.0, one.PaidCores, Digits);
    }

    private static Pipeline Only(ClusterCapacity cluster) =>
        Setup.Chain(Setup.NoSlo, cluster, Setup.Stage("only", [Setup.Scalable(100.0, [One, Two, Three], startUpSeconds: 3.0)]));

    private static Pipeline TwoStages(ClusterCapacity cluster) => Setup.Chain(
        Setup.NoSlo,
        cluster,
        Setup.Stage("a", [Setup.Scalable(100.0, [One, Two, Three])]),
        Setup.Stage("b", [Setup.Scalable(100.0, [One, Two, Three])]));

    private static Decision Decide(Allocation first, Allocation second) =>
        new([new StageDecision(0, first, 1, 1), new StageDecision(0, second, 1, 1)]);

    /// <summary>Ten seconds before the change, ten after it.</summary>
    private static (double[] Left, IntervalReport Report) Change(ClusterCapacity cluster, Allocation before, Allocation after, params double[] arrivals)
    {
        RecordedRequests seen = new();
        var system = Setup.System(Only(cluster), new ListedArrivals(arrivals), seen);
        system.Start(Setup.Only(before));
        system.Advance(Setup.Only(before), 10.0);
        IntervalReport report = system.Advance(Setup.Only(after), 10.0);
        return ([.. seen.Records.Select(r => Math.Round(r.LeftSeconds, 9))], report);
    }
}
