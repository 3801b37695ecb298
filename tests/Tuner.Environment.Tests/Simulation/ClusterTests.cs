using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>What a full cluster does, worked out by hand.</summary>
public sealed class ClusterTests
{
    private const double Digits = 1e-9;

    private static Stage OneOfEach => Setup.Stage("only",
        [Setup.Model("light", 100.0, startUpSeconds: 1.0), Setup.Model("heavy", 100.0, cores: 2.0, startUpSeconds: 1.0)]);

    [Fact]
    public void Start_MoreThanFits_LeavesPendingFreeOfCharge()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 2.0), OneOfEach);
        var system = Setup.System(pipeline, new ListedArrivals());
        Decision three = Setup.Uniform(pipeline, 3);
        system.Start(three);

        IntervalReport report = system.Advance(three, 10.0);

        Assert.Equal((2, 1), (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasPending));
        Assert.Equal((2.0, 3.0), (report.PaidCores, report.DecidedCores));
    }

    [Fact]
    public void Advance_FullCluster_ReplacesRolling()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 4.0), OneOfEach);
        var system = Setup.System(pipeline, new ListedArrivals());
        system.Start(Setup.Uniform(pipeline, 4));
        Decision heavy = new([Setup.Use(pipeline, 0, 1, 2)]);

        StageReport early = new(2);
        early.CopyFrom(system.Advance(heavy, .5).Stages[0]);
        IntervalReport late = system.Advance(heavy, 2.5);

        // At 0 three light ones go, one stays so that the stage serves; the first heavy one is ready at 1: the last light one goes
        // and the second heavy one starts, ready at 2.
        Assert.Equal((1, 1, 1), (early.ReplicasReady, early.ReplicasStarting, early.ReplicasPending));
        Assert.Equal(3.0, early.PaidCores, Digits);
        Assert.Equal((2, 0, 0, 1),
            (late.Stages[0].ReplicasReady, late.Stages[0].ReplicasStarting, late.Stages[0].ReplicasPending, late.Stages[0].ReplicasStarted));
        Assert.Equal(((.5 * 3.0) + (2.0 * 4.0)) / 2.5, late.PaidCores, Digits);
    }

    [Fact]
    public void Advance_NoRoomAndLastReplica_KeepsServing()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 2.0), OneOfEach);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(.5), seen);
        system.Start(Setup.Uniform(pipeline, 1));

        IntervalReport report = system.Advance(new([Setup.Use(pipeline, 0, 1, 1)]), 10.0);

        Assert.Equal((1, 1), (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasPending));
        Assert.Single(seen.Records);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Advance_AnotherStageGivesRoom_NoOldReplicaGoesEarly(bool givingStageFirst)
    {
        Stage gives = Setup.Stage("gives", [Setup.Model("m", 100.0)]);
        Stage changes = Setup.Stage("changes", [Setup.Model("old", 100.0), Setup.Model("new", 100.0, startUpSeconds: 5.0)]);
        Pipeline pipeline = givingStageFirst
            ? Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 12.0), gives, changes)
            : Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 12.0), changes, gives);
        int giving = givingStageFirst ? 0 : 1, changing = 1 - giving;
        Decision Of(int most, int variant)
        {
            StageDecision[] stages = new StageDecision[2];
            stages[giving] = Setup.Use(pipeline, giving, 0, most);
            stages[changing] = Setup.Use(pipeline, changing, variant, 4);
            return new([.. stages]);
        }

        var system = Setup.System(pipeline, new ListedArrivals());
        system.Start(Of(8, 0));

        StageReport report = system.Advance(Of(4, 1), 1.0).Stages[changing];

        Assert.Equal((4, 4, 0), (report.ReplicasReady, report.ReplicasStarting, report.ReplicasPending));
    }

    [Fact]
    public void Advance_RoomComesFree_StartsTheOldestPending()
    {
        Stage second = Setup.Stage("second", [Setup.Model("m", 100.0, startUpSeconds: 1.0)]);
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 3.0), OneOfEach, second);
        var system = Setup.System(pipeline, new ListedArrivals());
        Decision Of(int first, int then) => new([Setup.Use(pipeline, 0, 0, first), Setup.Use(pipeline, 1, 0, then)]);
        system.Start(Of(2, 1));
        system.Advance(Of(2, 2), 1.0);
        system.Advance(Of(3, 2), 1.0);

        // The first stage gives one back but wants none of it: the second stage asked first anyway.
        IntervalReport report = system.Advance(Of(1, 2), 2.0);

        Assert.Equal((1, 2), (report.Stages[0].ReplicasReady, report.Stages[1].ReplicasReady));
        Assert.Equal(3.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Start_SeveralNodes_FillsTheFullestFirst()
    {
        Stage Sized(string name, double cores) => Setup.Stage(name, [Setup.Model("m", 100.0, cores: cores)]);
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo, new ClusterCapacity(2, 4.0), Sized("three", 3.0), Sized("one", 1.0), Sized("four", 4.0));
        var system = Setup.System(pipeline, new ListedArrivals());
        system.Start(Setup.Uniform(pipeline, 1));

        IntervalReport report = system.Advance(Setup.Uniform(pipeline, 1), 1.0);

        Assert.All(report.Stages, s => Assert.Equal((1, 0), (s.ReplicasReady, s.ReplicasPending)));
    }

    [Fact]
    public void Start_CoresFreeOnSeveralNodesOnly_LeavesPending()
    {
        Stage Sized(string name, double cores) => Setup.Stage(name, [Setup.Model("m", 100.0, cores: cores)]);
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, new ClusterCapacity(2, 4.0), Sized("three", 3.0), Sized("two", 2.0));
        var system = Setup.System(pipeline, new ListedArrivals());
        Decision two = new([Setup.Use(pipeline, 0, 0, 2), Setup.Use(pipeline, 1, 0, 1)]);
        system.Start(two);

        Assert.Equal(1, system.Advance(two, 1.0).Stages[1].ReplicasPending);
    }
}
