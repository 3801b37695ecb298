using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Deadlines by request, and queues in their order.</summary>
public sealed class EarliestDeadlineTests
{
    [Theory]
    [InlineData(QueueOrder.Fifo, new[] { 1.0, 2.0, 3.0, 4.0 })]
    [InlineData(QueueOrder.Edf, new[] { 1.0, 4.0, 2.0, 3.0 })]
    public void Advance_ShorterDeadlines_GoFirst(QueueOrder order, double[] expected)
    {
        // Deadlines 20, 20.1, 5.2 and 5.3: the first is served when the others come.
        RecordedRequests seen = new();
        Pipeline pipeline = One(order, 1_000.0, 20.0, DropPolicy.None, 0.0, 0.0, 15.0, 15.0);
        Run(Setup.System(pipeline, new ListedArrivals(0.0, .1, .2, .3), seen), 1, 10.0);

        Assert.Equal(expected, seen.Records.OrderBy(r => r.Request).Select(r => Math.Round(r.LeftSeconds, 9)));
    }

    [Fact]
    public void Advance_EqualDeadlines_GoInTheOrderOfArrival()
    {
        RecordedRequests seen = new();
        Pipeline pipeline = One(QueueOrder.Edf, 1_000.0, 10.0, DropPolicy.None, 0.0, 0.0, .25, .5);
        Run(Setup.System(pipeline, new ListedArrivals(0.0, .25, .5, .75), seen), 1, 10.0);

        Assert.Equal([0L, 1L, 2L, 3L], seen.Records.Select(r => r.Request));
    }

    [Fact]
    public void Advance_DeadlinePassesInABatch_IsLateAtThatMoment()
    {
        // Deadlines 10.5 and 1.75; the second runs from .75 to 5.75 on the other replica.
        var system = Setup.System(One(QueueOrder.Fifo, 5_000.0, 10.0, DropPolicy.None, 0.0, 9.0), new ListedArrivals(.5, .75));

        IntervalReport[] reports = Run(system, 6, 1.0, replicas: 2);

        Assert.Equal([0, 1, 0, 0, 0, 0], reports.Select(r => r.Late));
        Assert.Equal([2, 1, 1, 1, 1, 0], reports.Select(r => r.Inside));
        Assert.Equal([0, 0, 0, 0, 0, 1], reports.Select(r => r.OnTime));
        Assert.Equal([0, 0, 0, 0, 0, 2], reports.Select(r => r.Answered));
    }

    [Fact]
    public void Advance_NetworkTimes_AreReportedOfTheRequestsThatCame()
    {
        var system = Setup.System(One(QueueOrder.Edf, 100.0, 10.0, DropPolicy.None, .25, 1.0, .5, .125), new ListedArrivals(0.0, .2, .4, 2.5));

        IntervalReport[] reports = Run(system, 3, 1.0);

        Assert.Equal([1.75, 0.0, .125], reports.Select(r => r.NetworkSecondsSum));
        Assert.Equal([1.0, 0.0, .125], reports.Select(r => r.NetworkSecondsMax));
        Assert.Equal([.5, 0.0, .125], reports.Select(r => r.NetworkSecondsLast));
    }

    [Theory]
    [InlineData(.5, RequestOutcome.OnTime)]
    [InlineData(.5625, RequestOutcome.Late)]
    public void Advance_FinishAtItsOwnDeadline_IsOnTime(double networkSeconds, RequestOutcome expected)
    {
        RecordedRequests seen = new();
        Run(Setup.System(One(QueueOrder.Fifo, 500.0, 1.0, DropPolicy.None, networkSeconds), new ListedArrivals(.25), seen), 1, 2.0);

        Assert.Equal(expected, seen[0].Outcome);
    }

    [Theory]
    [InlineData(QueueOrder.Fifo)]
    [InlineData(QueueOrder.Edf)]
    public void Advance_DeadlinePolicy_DropsByTheirOwnDeadlines(QueueOrder order)
    {
        // Service 1 s, SLO 4. Deadlines 4, 4.1, 1.7 and 4.3: at the start of the batch of 1.0 the third cannot end by 1.7 any more.
        RecordedRequests seen = new();
        Pipeline pipeline = One(order, 1_000.0, 4.0, DropPolicy.Deadline, 0.0, 0.0, 2.5, 0.0);
        Run(Setup.System(pipeline, new ListedArrivals(0.0, .1, .2, .3), seen), 1, 10.0);

        Assert.Equal(
            [(0L, 1.0, RequestOutcome.OnTime), (2L, 1.0, RequestOutcome.Dropped), (1L, 2.0, RequestOutcome.OnTime), (3L, 3.0, RequestOutcome.OnTime)],
            seen.Records.Select(r => (r.Request, Math.Round(r.LeftSeconds, 9), r.Outcome)));
    }

    [Fact]
    public void Advance_DeadlineBeforeArrival_IsLateOnArrival()
    {
        RecordedRequests seen = new();
        Pipeline pipeline = One(QueueOrder.Edf, 1_000.0, 1.0, DropPolicy.Deadline, 3.0);
        IntervalReport report = Run(Setup.System(pipeline, new ListedArrivals(.5), seen), 1, 10.0)[0];

        Assert.Equal((1, 1, 0), (report.Late, report.Abandoned, report.Dropped));
        Assert.Equal((.5, RequestOutcome.Abandoned), (seen[0].LeftSeconds, seen[0].Outcome));
    }

    /// <summary>
    /// Jackson's rule (1955) in the form that holds for requests that come one by one: with equal service times and no idling, batches
    /// start at the same moments in every order; to swap two requests so that the earlier deadline goes first never makes the largest
    /// lateness larger; so no order has a smaller one than earliest deadline first.
    /// </summary>
    [Fact]
    public void Advance_EqualServiceTimes_HaveTheLeastLatenessByDeadline()
    {
        int better = 0;
        for (int number = 0; number < 300; number++)
        {
            RandomStream random = new SeedSequence(1).Stream("lateness", number);
            double[] arrivals = [.. Enumerable.Range(0, 60).Select(_ => 6.0 * random.NextDouble()).Order()];
            double[] network = [.. arrivals.Select(_ => random.NextDouble())];
            int replicas = 1 + random.NextInt(3);
            double[] Sorted(RecordedRequests seen) => [.. seen.Records.Select(r => r.LeftSeconds).Order()];
            double Lateness(RecordedRequests seen) =>
                seen.Records.Max(r => r.LeftSeconds - (r.ArrivalSeconds + 1.0 - network[r.Request]));

            RecordedRequests fifo = new(), edf = new();
            double ms = 105.0 * replicas;
            Run(Setup.System(One(QueueOrder.Fifo, ms, 1.0, DropPolicy.None, network), new ListedArrivals(arrivals), fifo), 1, 60.0, replicas);
            Run(Setup.System(One(QueueOrder.Edf, ms, 1.0, DropPolicy.None, network), new ListedArrivals(arrivals), edf), 1, 60.0, replicas);

            Assert.Equal(Sorted(fifo), Sorted(edf));
            Assert.True(Lateness(edf) <= Lateness(fifo) + 1e-9, $"Case {number}: {Lateness(edf)} by deadline, {Lateness(fifo)} by arrival.");
            better += Lateness(edf) < Lateness(fifo) - 1e-9 ? 1 : 0;
        }

        Assert.True(better > 200, $"Better in {better} cases only.");
    }

    private static Pipeline One(QueueOrder order, double ms, double slo, DropPolicy drops, params double[] networkSeconds) => Setup.Chain(
        new ServiceLevelObjective(slo, drops) { Network = new ScriptedNetwork(networkSeconds) },
        Setup.Stage("only", [Setup.Model("m", ms)]) with { Order = order });

    private static IntervalReport[] Run(SimulatedServingSystem system, int intervals, double seconds, int replicas = 1)
    {
        Decision decision = Setup.Uniform(system.Pipeline, replicas);
        system.Start(decision);
        return [.. Enumerable.Range(0, intervals).Select(_ =>
        {
            IntervalReport copy = new(system.Pipeline);
            copy.CopyFrom(system.Advance(decision, seconds));
            return copy;
        })];
    }
}
