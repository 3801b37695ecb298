using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Stages that stop without requests and start again with the next, times and costs worked out by hand.</summary>
public sealed class IdleTests
{
    private const double Digits = 1e-9;

    [Fact]
    public void Advance_IdleForItsTime_StopsAndStartsAgain()
    {
        Pipeline pipeline = Idling(100.0, 2.0, 5.0);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 4.0, 12.0, 30.0), seen);
        Decision two = Setup.Uniform(pipeline, 2);
        system.Start(two);

        IntervalReport report = system.Advance(two, 40.0);

        // Empty from .1 and 4.1 on, stopped at 9.1; started at 12 and 30, ready two seconds later; stopped at 19.1 and 37.1.
        Assert.Equal([.1, 4.1, 14.1, 32.1], seen.Records.Select(r => Math.Round(r.LeftSeconds, 9)));
        Assert.Equal(2.0 * (9.1 + 7.1 + 7.1) / 40.0, report.PaidCores, Digits);
        Assert.Equal(2.0 * (9.1 + 5.1 + 5.1), report.Stages[0].ReadySeconds, Digits);
        Assert.Equal((0, 0, 4), (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasPending, report.Stages[0].ReplicasStarted));
    }

    [Fact]
    public void Advance_DecisionWhileStopped_HoldsWhenItStarts()
    {
        Pipeline pipeline = Idling(100.0, 2.0, 1.0);
        var system = Setup.System(pipeline, new ListedArrivals(6.0));
        system.Start(Setup.Uniform(pipeline, 1));
        Assert.Equal(1.0 / 5.0, system.Advance(Setup.Uniform(pipeline, 1), 5.0).PaidCores, Digits);

        IntervalReport report = system.Advance(Setup.Uniform(pipeline, 3), 5.0);

        // Three from 6 on; empty at 8.1, stopped at 9.1.
        Assert.Equal(3.0 * 3.1 / 5.0, report.PaidCores, Digits);
        Assert.Equal(3, report.Stages[0].ReplicasStarted);
    }

    [Fact]
    public void Advance_RequestAtTheEndOfTheIdleTime_FindsItsReplica()
    {
        // Arrivals come before timers: empty at .125, due at 1.125, when the second comes.
        Pipeline pipeline = Idling(125.0, 2.0, 1.0);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 1.125), seen);
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        system.Advance(one, 5.0);

        Assert.Equal(1.25, seen[1].LeftSeconds);
    }

    [Fact]
    public void Advance_NothingEverCame_StopsAfterTheFirstIdleTime()
    {
        Pipeline pipeline = Idling(100.0, 2.0, 3.0);
        var system = Setup.System(pipeline, new ListedArrivals());
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        Assert.Equal(.3, system.Advance(one, 10.0).PaidCores, Digits);
    }

    [Fact]
    public void Advance_LastItemIsForgotten_StopsAfterItsIdleTime()
    {
        // The second request comes at 5: a starts, ready at 10; b is busy until 10. At 8, the end of an interval, it is hopeless at b:
        // its sibling leaves a, which is empty from then on and stops at 9.
        Pipeline pipeline = Setup.Graph(
            new ServiceLevelObjective(12.0),
            [new(0, 2), new(1, 2)],
            Setup.Stage("a", [Setup.Model("m", 100.0, startUpSeconds: 5.0)]) with { IdleSeconds = 1.0 },
            Setup.Stage("b", [Setup.Model("m", 10_000.0)]),
            Setup.Stage("c", [Setup.Model("m", 10.0)]));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 5.0), seen);
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        double paid = 8.0 * system.Advance(one, 8.0).Stages[0].PaidCores;
        paid += 12.0 * system.Advance(one, 12.0).Stages[0].PaidCores;

        Assert.Equal((8.0, RequestOutcome.Dropped), (seen[1].LeftSeconds, seen[1].Outcome));
        Assert.Equal(1.1 + 4.0, paid, Digits);
    }

    [Fact]
    public void Advance_LostOnArrival_StartsTheStageForAnIdleTime()
    {
        // The second finds b full at the instant at which it starts a, which is ready at 10 and stops at 11.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [new(0, 2), new(1, 2)],
            Setup.Stage("a", [Setup.Model("m", 100.0, startUpSeconds: 5.0)]) with { IdleSeconds = 1.0 },
            Setup.Stage("b", [Setup.Model("m", 10_000.0)], queueLimit: 0),
            Setup.Stage("c", [Setup.Model("m", 10.0)]));
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 5.0));
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        IntervalReport report = system.Advance(one, 20.0);

        Assert.Equal(1, report.Dropped);
        Assert.Equal((1.1 + 6.0) / 20.0, report.Stages[0].PaidCores, Digits);
    }

    [Theory]
    [InlineData(3.0, true)]
    [InlineData(2.0, false)]
    public void Advance_AdmissionWhileStopped_CountsTheStart(double slo, bool admitted)
    {
        // Stopped at 1.1; who comes at 5 is foretold 7.1: a start of 2 s and its own service.
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(slo, DropPolicy.Admission),
            Setup.Stage("only", [Setup.Model("m", 100.0, startUpSeconds: 2.0)]) with { IdleSeconds = 1.0 });
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 5.0), seen);
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        system.Advance(one, 20.0);

        Assert.Equal(
            admitted ? (7.1, RequestOutcome.OnTime) : (5.0, RequestOutcome.Dropped), (Math.Round(seen[1].LeftSeconds, 9), seen[1].Outcome));
    }

    /// <summary>Who is turned away starts the stage all the same: stopped at 5.1, called at 10, ready at 13.</summary>
    [Fact]
    public void Advance_AdmissionTurnsAwayWhileStopped_ServesTheNext()
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(1.0, DropPolicy.Admission),
            Setup.Stage("only", [Setup.Model("m", 100.0, startUpSeconds: 3.0)]) with { IdleSeconds = 5.0 });
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 10.0, 14.0), seen);
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        system.Advance(one, 20.0);

        Assert.Equal([RequestOutcome.OnTime, RequestOutcome.Dropped, RequestOutcome.OnTime], seen.Records.Select(r => r.Outcome));
    }

    private static Pipeline Idling(double ms, double startUpSeconds, double idleSeconds) => Setup.Chain(
        Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", ms, startUpSeconds: startUpSeconds)]) with { IdleSeconds = idleSeconds });
}
