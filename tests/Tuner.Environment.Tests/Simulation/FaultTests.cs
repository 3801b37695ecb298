using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// Crashes and lost nodes, times worked out by hand from the lives that a seed gives: those of replicas by (replica, stage), those of
/// nodes by (how often it was lost, node).
/// </summary>
public sealed class FaultTests
{
    private const int LifeDraw = 1, NodeLifeDraw = 2, NodeRepairDraw = 3;
    private const double Digits = 1e-9;
    private const double MeanLife = 2.0, StartUpSeconds = .5;

    /// <summary>Two batches that a lost node brings back wait in the order in which they came.</summary>
    [Fact]
    public void Advance_NodeLost_BringsTheOldestBackFirst()
    {
        FaultModel faults = new() { NodeMeanLifeSeconds = 20.0, NodeMeanRepairSeconds = 1e9 };
        Pipeline pipeline = new("test", Setup.NoSlo, [Setup.Stage("only", [Setup.Model("m", 1e9)])], new ClusterCapacity(1, 8.0), faults: faults);
        var system = Setup.System(pipeline, new ListedArrivals(0.0, .5));
        Decision two = Setup.Uniform(pipeline, 2);
        system.Start(two);

        IntervalReport report = system.Advance(two, 1_000.0);

        Assert.Equal((1, 2, 2), (report.NodesLost, report.Stages[0].QueueLength, report.Stages[0].Retried));
        Assert.Equal(1_000.0, report.Stages[0].OldestWaitSeconds, Digits);
    }

    [Fact]
    public void Advance_Crash_BringsTheBatchBackAndStartsAnew()
    {
        const double ServiceSeconds = 3.0, End = 60.0;
        FaultModel faults = new() { ReplicaMeanLifeSeconds = MeanLife };
        RecordedRequests seen = new();
        var system = Setup.System(Faulty(faults, 1000.0 * ServiceSeconds), new ListedArrivals(0.0), seen);
        IntervalReport report = Run(system, End);

        double ready = 0.0, finish = double.NaN;
        int crashes = 0, retried = 0;
        while (ready + Life(1, crashes) < End)
        {
            if (double.IsNaN(finish))
            {
                finish = Life(1, crashes) > ServiceSeconds ? ready + ServiceSeconds : double.NaN;
                retried += double.IsNaN(finish) ? 1 : 0;
            }

            ready += Life(1, crashes++) + StartUpSeconds;
        }

        Assert.True(retried > 0);
        Assert.Equal(finish, seen[0].LeftSeconds, Digits);
        Assert.Equal((crashes, crashes), (report.Stages[0].ReplicasCrashed, report.Stages[0].ReplicasStarted));
        Assert.Equal((retried, 1, 1, 0), (report.Stages[0].Retried, report.Stages[0].Arrived, report.Stages[0].Served, report.Stages[0].Dropped));
        Assert.Equal(1.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Advance_CrashOfABatch_ServesItBeforeWhatCameLater()
    {
        // The first life is shorter than a batch, the second longer.
        int seed = Enumerable.Range(1, 100).First(s => Life(s, 0) > .1 && Life(s, 0) < Life(s, 1));
        double serviceSeconds = (Life(seed, 0) + Life(seed, 1)) / 2.0;
        Pipeline pipeline = Faulty(new FaultModel { ReplicaMeanLifeSeconds = MeanLife }, 1000.0 * serviceSeconds, maxBatch: 2);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 0.0, .05), seen, (ulong)seed);
        Decision decision = Setup.Uniform(pipeline, 1, 2);
        system.Start(decision);

        IntervalReport report = system.Advance(decision, 1_000.0);

        double served = Life(seed, 0) + StartUpSeconds + serviceSeconds;
        Assert.Equal([0L, 1L, 2L], seen.Records.Select(r => r.Request));
        Assert.Equal([served, served], seen.Records.Take(2).Select(r => r.LeftSeconds), (e, a) => Math.Abs(e - a) < Digits);
        Assert.True(report.Stages[0].Retried >= 2);
        Assert.Equal((3, 3), (report.Stages[0].Arrived, report.Stages[0].Served));
    }

    [Theory]
    [InlineData(1e9, RequestOutcome.Dropped)]
    [InlineData(1e-3, RequestOutcome.Abandoned)]
    public void Advance_CrashOfABatchThatIsLost_GivesItUp(double slo, RequestOutcome expected)
    {
        FaultModel faults = new() { ReplicaMeanLifeSeconds = MeanLife, CrashedBatch = CrashedBatch.Lost };
        RecordedRequests seen = new();
        var system = Setup.System(Faulty(faults, 1e6, slo: slo), new ListedArrivals(0.0), seen);
        IntervalReport report = Run(system, 60.0);

        Assert.Equal((Life(1, 0), expected), (seen[0].LeftSeconds, seen[0].Outcome));
        Assert.Equal((1, 0, 1), (report.Stages[0].Dropped, report.Stages[0].Retried, report.Dropped + report.Late));
    }

    [Fact]
    public void Advance_DrainingReplicaCrashes_IsGoneAndItsBatchIsServedByTheOther()
    {
        // Both busy for long; one is to go. When it dies its batch comes back, and no replica takes its place.
        int seed = Enumerable.Range(1, 100).First(s => Life(s, 1) > 1.0 && Life(s, 0) > Life(s, 1) + 1.0);
        Pipeline pipeline = Faulty(new FaultModel { ReplicaMeanLifeSeconds = MeanLife }, 1e6);
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 0.0), seed: (ulong)seed);
        system.Start(Setup.Uniform(pipeline, 2));
        system.Advance(Setup.Uniform(pipeline, 2), .5);
        IntervalReport report = system.Advance(Setup.Uniform(pipeline, 1), Life(seed, 1));

        Assert.Equal((1, 0, 1), (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasDraining, report.Stages[0].QueueLength));
        Assert.Equal((1, 0, 1), (report.Stages[0].ReplicasCrashed, report.Stages[0].ReplicasStarted, report.Stages[0].Retried));
    }

    [Fact]
    public void Advance_ArrivalAsTheReplicaIsBack_IsServedAndTheCrashedOneWaits()
    {
        // A queue for nobody has the crashed request in it; at the moment at which the replica is ready comes one with an earlier
        // deadline. It is served, and so is the other after it.
        const int Seed = 1;
        double ready = Life(Seed, 0) + StartUpSeconds, serviceSeconds = 1.1 * Life(Seed, 0);
        Pipeline pipeline = new(
            "test",
            new ServiceLevelObjective(1e6, DropPolicy.None) { Network = new ScriptedNetwork(0.0, 1e3) },
            [Setup.Stage("only", [Setup.Model("m", 1000.0 * serviceSeconds, startUpSeconds: StartUpSeconds)], queueLimit: 0) with { Order = QueueOrder.Edf }],
            faults: new FaultModel { ReplicaMeanLifeSeconds = MeanLife });
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, ready), seen, Seed);
        IntervalReport report = Run(system, 1_000.0);

        Assert.Equal((2, 2, 0), (report.Stages[0].Arrived, report.Stages[0].Served, report.Stages[0].Dropped));
        Assert.Equal([0L, 1L], seen.Records.Select(r => r.Request).Order());
    }

    [Fact]
    public void Advance_NodeLost_WaitsUntilItIsBackAndStarts()
    {
        FaultModel faults = new() { NodeMeanLifeSeconds = 100.0, NodeMeanRepairSeconds = 10.0 };
        int seed = Enumerable.Range(1, 100).First(s => NodeLife(s, 0, 0) > 10.0 && NodeLife(s, 1, 0) > 10.0);
        double lost = NodeLife(seed, 0, 0), back = lost + Draw(seed, 0, 0, NodeRepairDraw, 10.0);
        Pipeline pipeline = Faulty(faults, 100.0, new ClusterCapacity(1, 1.0));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(lost + .01), seen, (ulong)seed);
        double end = back + StartUpSeconds + 1.0;
        IntervalReport report = Run(system, end);

        Assert.Equal(back + StartUpSeconds + .1, seen[0].LeftSeconds, Digits);
        Assert.Equal((1, 1, 1), (report.NodesLost, report.Stages[0].ReplicasCrashed, report.Stages[0].ReplicasStarted));
        Assert.Equal(end - (back - lost), report.PaidCores * end, 1e-6);
    }

    [Fact]
    public void Advance_NodeLostAndRoomElsewhere_MovesThere()
    {
        FaultModel faults = new() { NodeMeanLifeSeconds = 100.0, NodeMeanRepairSeconds = 1e6 };
        int seed = Enumerable.Range(1, 100).First(s => NodeLife(s, 0, 0) + 5.0 < NodeLife(s, 0, 1));
        double lost = NodeLife(seed, 0, 0);
        RecordedRequests seen = new();
        var system = Setup.System(Faulty(faults, 100.0, new ClusterCapacity(2, 1.0)), new ListedArrivals(lost + .01), seen, (ulong)seed);
        IntervalReport report = Run(system, lost + 4.0);

        Assert.Equal(lost + StartUpSeconds + .1, seen[0].LeftSeconds, Digits);
        Assert.Equal(1.0, report.PaidCores, Digits);
    }

    private static double Life(int seed, long replica) => Draw(seed, replica, 0, LifeDraw, MeanLife);

    private static double NodeLife(int seed, long losses, int node) => Draw(seed, losses, node, NodeLifeDraw, 100.0);

    private static double Draw(int seed, long number, int at, int draw, double mean) =>
        -mean * Math.Log(new CounterRandom(new SeedSequence((ulong)seed).Derive("faults")).Uniform(number, at, draw));

    private static Pipeline Faulty(FaultModel faults, double ms, ClusterCapacity? cluster = null, int maxBatch = 1, double slo = 1e9) => new(
        "test",
        new ServiceLevelObjective(slo, DropPolicy.None),
        [Setup.Stage("only", [Setup.Model("m", ms, startUpSeconds: StartUpSeconds)], maxBatch)],
        cluster,
        faults: faults);

    private static IntervalReport Run(SimulatedServingSystem system, double seconds)
    {
        Decision one = Setup.Uniform(system.Pipeline, 1);
        system.Start(one);
        return system.Advance(one, seconds);
    }
}
