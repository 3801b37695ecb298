using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>What is on time, late, dropped and abandoned, and in which interval.</summary>
public sealed class DeadlineTests
{
    [Theory]
    [InlineData(1000.0, RequestOutcome.OnTime)]
    [InlineData(1000.001, RequestOutcome.Late)]
    public void Advance_FinishAtTheDeadline_IsOnTime(double ms, RequestOutcome expected)
    {
        RecordedRequests seen = new();
        var system = Setup.System(One(ms, 1.0, DropPolicy.None), new ListedArrivals(.5), seen);
        Run(system, 1, 3.0);

        Assert.Equal(expected, seen.Records.Single().Outcome);
    }

    [Fact]
    public void Advance_LateRequest_IsCountedWhenItsDeadlinePasses()
    {
        var system = Setup.System(One(2500.0, 1.0, DropPolicy.None), new ListedArrivals(.5));

        // Deadline 1.5, answer 3.0.
        IntervalReport[] reports = Run(system, 4, 1.0);

        Assert.Equal([0, 1, 0, 0], reports.Select(r => r.Late));
        Assert.Equal([1, 0, 0, 0], reports.Select(r => r.Inside));
        Assert.Equal([0, 0, 0, 1], reports.Select(r => r.Answered));
        Assert.Equal(2.5, reports[3].LatencySeconds.Mean, 1e-9);
        Assert.Equal(0, system.InFlight);
    }

    [Fact]
    public void Advance_DeadlineAtTheBoundary_PassesInTheNextInterval()
    {
        var system = Setup.System(One(5000.0, 1.0, DropPolicy.None), new ListedArrivals(0.0));

        IntervalReport[] reports = Run(system, 2, 1.0);

        Assert.Equal([0, 1], reports.Select(r => r.Late));
    }

    [Fact]
    public void Advance_EventAtTheEnd_BelongsToTheNextInterval()
    {
        var system = Setup.System(One(500.0, 9.0, DropPolicy.None), new ListedArrivals(.5, 1.0));

        IntervalReport[] reports = Run(system, 2, 1.0);

        Assert.Equal([1, 1], reports.Select(r => r.Arrived));
        Assert.Equal([0, 2], reports.Select(r => r.OnTime));
    }

    [Fact]
    public void Advance_HopelessWhenABatchStarts_IsDroppedThen()
    {
        RecordedRequests seen = new();
        var system = Setup.System(One(1000.0, 2.5, DropPolicy.Deadline), new ListedArrivals(0.0, .1, .2, .3), seen);
        Run(system, 1, 10.0);

        // At 2 the third would end at 3, after 2.7.
        Assert.Equal(
            [(0L, 1.0, RequestOutcome.OnTime), (1L, 2.0, RequestOutcome.OnTime), (2L, 2.0, RequestOutcome.Dropped), (3L, 2.0, RequestOutcome.Dropped)],
            seen.Records.Select(r => (r.Request, Math.Round(r.LeftSeconds, 9), r.Outcome)));
    }

    [Fact]
    public void Advance_HopelessWhenTheIntervalEnds_IsDroppedThen()
    {
        RecordedRequests seen = new();
        var system = Setup.System(One(1000.0, 1.5, DropPolicy.Deadline), new ListedArrivals(0.0, .1), seen);
        IntervalReport[] reports = Run(system, 2, .75);

        // At .75 the second would end at 1.75, after 1.6.
        Assert.Equal((.75, RequestOutcome.Dropped), (seen[1].LeftSeconds, seen[1].Outcome));
        Assert.Equal([1, 0], reports.Select(r => r.Dropped));
        Assert.Equal(0, reports[0].Stages[0].QueueLength);
    }

    [Fact]
    public void Advance_HopelessForTheStagesAhead_IsDroppedAtTheFirst()
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(2.5), Setup.Stage("a", [Setup.Model("m", 1000.0)]), Setup.Stage("b", [Setup.Model("m", 900.0)]));
        RecordedRequests seen = new();
        Run(Setup.System(pipeline, new ListedArrivals(0.0, .1, .5), seen), 1, 10.0);

        // At 1 the second would end at 2.9, after 2.6; the third at 2.9, before 3.0.
        Assert.Equal((1.0, RequestOutcome.Dropped), (seen[1].LeftSeconds, seen[1].Outcome));
        Assert.Equal((2.9, RequestOutcome.OnTime), (Math.Round(seen[2].LeftSeconds, 9), seen[2].Outcome));
    }

    [Fact]
    public void Advance_NobodyLooks_IsDroppedAtItsDeadline()
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(1.0),
            new ClusterCapacity(1, 1.0),
            Setup.Stage("a", [Setup.Model("m", 500.0)]),
            Setup.Stage("b", [Setup.Model("m", 100.0)]));
        RecordedRequests seen = new();
        IntervalReport report = Run(Setup.System(pipeline, new ListedArrivals(.25), seen), 1, 10.0)[0];

        // The second stage has no replica: the request waits there from .75 on.
        Assert.Equal((1.25, RequestOutcome.Dropped), (seen[0].LeftSeconds, seen[0].Outcome));
        Assert.Equal((1, 0), (report.Stages[1].Dropped, report.Stages[1].QueueLength));
    }

    [Fact]
    public void Advance_TooOldAtTheExit_IsDropped()
    {
        RecordedRequests seen = new();
        Pipeline pipeline = Two(1000.0, new ServiceLevelObjective(5.0, DropPolicy.Limit, 1.5));
        IntervalReport report = Run(Setup.System(pipeline, new ListedArrivals(0.0), seen), 1, 10.0)[0];

        Assert.Equal((2.0, RequestOutcome.Dropped), (seen[0].LeftSeconds, seen[0].Outcome));
        Assert.Equal((0, 1), (report.Stages[1].Served, report.Stages[1].Dropped));
    }

    [Fact]
    public void Advance_GivenUpAfterTheDeadline_IsAbandonedAndStaysLate()
    {
        RecordedRequests seen = new();
        Pipeline pipeline = Two(1000.0, new ServiceLevelObjective(1.0, DropPolicy.Limit, 1.5));
        IntervalReport[] reports = Run(Setup.System(pipeline, new ListedArrivals(.5), seen), 3, 1.0);

        // Deadline 1.5, given up when the second stage ends at 2.5.
        Assert.Equal([0, 1, 0], reports.Select(r => r.Late));
        Assert.Equal([0, 0, 1], reports.Select(r => r.Abandoned));
        Assert.Equal([0, 0, 0], reports.Select(r => r.Dropped));
        Assert.Equal((2.5, RequestOutcome.Abandoned), (seen[0].LeftSeconds, seen[0].Outcome));
    }

    [Fact]
    public void Advance_QueueFull_DropsOnArrival()
    {
        RecordedRequests seen = new();
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 1000.0)], queueLimit: 1));
        Run(Setup.System(pipeline, new ListedArrivals(0.0, .1, .2, 1.1), seen), 1, 10.0);

        Assert.Equal((.2, RequestOutcome.Dropped), (seen[2].LeftSeconds, seen[2].Outcome));
        Assert.Equal([1.0, 2.0, 3.0], seen.Records.Where(r => r.Outcome == RequestOutcome.OnTime).Select(r => r.LeftSeconds));
    }

    [Fact]
    public void Advance_Admission_RejectsWhatIsForetoldLate()
    {
        RecordedRequests seen = new();
        var system = Setup.System(One(1000.0, 2.5, DropPolicy.Admission), new ListedArrivals(0.0, .1, .2, .6), seen);
        IntervalReport report = Run(system, 1, 10.0)[0];

        // The third is foretold 3.0 against 2.7; the fourth 3.0 against 3.1.
        Assert.Equal((.2, RequestOutcome.Dropped), (seen[2].LeftSeconds, seen[2].Outcome));
        Assert.Equal(3, report.OnTime);
        Assert.Equal(3, report.Stages[0].Arrived);
    }

    [Fact]
    public void Advance_AdmissionWithSlowSecondStage_CountsWhatIsOnItsWayThere()
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(2.0, DropPolicy.Admission),
            Setup.Stage("a", [Setup.Model("m", 100.0)]),
            Setup.Stage("b", [Setup.Model("m", 1000.0)]));
        RecordedRequests seen = new();
        Run(Setup.System(pipeline, new ListedArrivals(0.0, .05, .06), seen), 1, 10.0);

        // Foretold 1.1; 2.05 against 2.05; 3.06 against 2.06.
        Assert.Equal([2L, 0L, 1L], seen.Records.Select(r => r.Request));
        Assert.Equal(RequestOutcome.Dropped, seen[2].Outcome);
    }

    private static Pipeline One(double ms, double slo, DropPolicy drops) =>
        Setup.Chain(new ServiceLevelObjective(slo, drops), Setup.Stage("only", [Setup.Model("m", ms)]));

    private static Pipeline Two(double ms, ServiceLevelObjective slo) =>
        Setup.Chain(slo, Setup.Stage("a", [Setup.Model("m", ms)]), Setup.Stage("b", [Setup.Model("m", ms)]));

    private static IntervalReport[] Run(SimulatedServingSystem system, int intervals, double seconds)
    {
        Decision decision = Setup.Uniform(system.Pipeline, 1);
        system.Start(decision);
        return [.. Enumerable.Range(0, intervals).Select(_ =>
        {
            IntervalReport copy = new(system.Pipeline);
            copy.CopyFrom(system.Advance(decision, seconds));
            return copy;
        })];
    }
}
