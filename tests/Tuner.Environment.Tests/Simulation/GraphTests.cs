using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Forks, items, joins and accuracies of graphs, worked out by hand.</summary>
public sealed class GraphTests
{
    private const double Digits = 1e-9;

    [Fact]
    public void Advance_Join_WaitsForTheSlowerBranch()
    {
        // 10 ms, then 100 and 300 ms side by side, then 50 ms.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo, [new(0, 1), new(0, 2), new(1, 3), new(2, 3)], Plain("a", 10.0), Plain("b", 100.0), Plain("c", 300.0), Plain("d", 50.0));

        (RecordedRequests seen, IntervalReport report) = Run(pipeline, 1, 0.0);

        Assert.Equal(.36, seen[0].LeftSeconds, Digits);
        Assert.Equal([1, 1, 1, 1], report.Stages.Select(s => s.Arrived));
        Assert.Equal(0.0, report.Stages[3].WaitSeconds.Values[0]);
    }

    [Fact]
    public void Advance_JoinBehindItems_WaitsForAllOfThemAndServesOne()
    {
        // Three items of 100 ms one after the other, and one past them to the join.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [new(0, 1), new(0, 2, IsSingle: true), new(1, 2)],
            Setup.Stage("a", [Setup.Model("m", 10.0, items: 3.0)]),
            Plain("b", 100.0),
            Plain("c", 50.0));

        (RecordedRequests seen, IntervalReport report) = Run(pipeline, 1, 0.0);

        Assert.Equal(.36, seen[0].LeftSeconds, Digits);
        Assert.Equal([1, 3, 1], report.Stages.Select(s => s.Arrived));
        Assert.Equal([0.0, .1, .2], report.Stages[1].WaitSeconds.Values.ToArray().Select(w => Math.Round(w, 9)));
    }

    [Fact]
    public void Advance_JoinBehindAJoin_FiresOnceForBoth()
    {
        // Sources a and b meet in c; c and the slow source d meet in e.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo, [new(0, 2), new(1, 2), new(2, 4), new(3, 4)], Plain("a", 100.0), Plain("b", 50.0), Plain("c", 10.0), Plain("d", 400.0), Plain("e", 20.0));

        (RecordedRequests seen, IntervalReport report) = Run(pipeline, 1, 0.0);

        Assert.Equal(.42, seen[0].LeftSeconds, Digits);
        Assert.Equal([1, 1, 1, 1, 1], report.Stages.Select(s => s.Arrived));
        Assert.Equal(.4, report.Stages[3].LatencySeconds.Values[0], Digits);
    }

    [Fact]
    public void Advance_SeveralSourcesAndSinks_EndsWithTheLastAndMeansTheirAccuracies()
    {
        // a (100 ms, .9) feeds the sinks c (50 ms, .8) and d (20 ms, .5); b (300 ms, .7) feeds d.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo, [new(0, 2), new(0, 3), new(1, 3)], Plain("a", 100.0, .9), Plain("b", 300.0, .7), Plain("c", 50.0, .8), Plain("d", 20.0, .5));

        (RecordedRequests seen, IntervalReport report) = Run(pipeline, 1, 0.0);

        Assert.Equal(.32, seen[0].LeftSeconds, Digits);
        Assert.Equal(.15, report.Stages[0].LatencySeconds.Values[0] + report.Stages[2].LatencySeconds.Values[0], Digits);
        Assert.Equal(((.9 * .8) + (((.9 + .7) / 2.0) * .5)) / 2.0, seen[0].Accuracy, Digits);
    }

    [Theory]
    [InlineData(JoinRule.Mean, .8)]
    [InlineData(JoinRule.Product, .7 * .8 * .9)]
    [InlineData(JoinRule.Min, .7)]
    [InlineData(JoinRule.Max, .9)]
    [InlineData(JoinRule.Vote, (.7 * .8 * .1) + (.7 * .2 * .9) + (.3 * .8 * .9) + (.7 * .8 * .9))]
    public void Advance_Join_CombinesAccuraciesByItsRule(JoinRule rule, double expected)
    {
        const double Last = .5;
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [new(0, 3), new(1, 3), new(2, 3)],
            Plain("a", 10.0, .7),
            Plain("b", 30.0, .8),
            Plain("c", 20.0, .9),
            Plain("d", 5.0, Last) with { Join = rule });

        (RecordedRequests seen, IntervalReport report) = Run(pipeline, 1, 0.0, 1.0);

        Assert.All(seen.Records, r => Assert.Equal(expected * Last, r.Accuracy, Digits));
        Assert.Equal(2.0 * expected * Last, report.AccuracySum, Digits);
        Assert.Equal(expected * Last, report.Accuracy, Digits);
    }

    [Fact]
    public void Advance_ItemsOnDifferentVariants_MeansTheirAccuracies()
    {
        // Two items of equal weight go to two idle replicas, one of each variant.
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            Setup.Stage("a", [Setup.Model("m", 10.0, accuracy: 1.0, items: 2.0)]),
            Setup.Stage("b", [Setup.Model("low", 100.0, accuracy: .6), Setup.Model("high", 100.0, accuracy: .9)]));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0), seen);
        Allocation one = Allocation.OfCores(1.0);
        Decision both = new([Setup.Use(pipeline, 0, 0, 1), new StageDecision([new(0, one, 1), new(1, one, 1)], 1)]);
        system.Start(both);

        IntervalReport report = system.Advance(both, 1.0);

        Assert.Equal([1, 1], report.Stages[1].ServedByVariant.ToArray());
        Assert.Equal(.75, seen[0].Accuracy, Digits);
    }

    [Fact]
    public void Advance_NoItems_EndsThatBranch()
    {
        // Nothing goes from a to b; the branch past it ends in c, which waits for nobody.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [new(0, 1), new(0, 2, IsSingle: true), new(1, 2)],
            Setup.Stage("a", [Setup.Model("m", 10.0, accuracy: .9, items: 0.0)]),
            Plain("b", 100.0),
            Plain("c", 50.0, .6));
        Pipeline alone = Setup.Chain(
            Setup.NoSlo, Setup.Stage("a", [Setup.Model("m", 10.0, accuracy: .9, items: 0.0)]), Plain("b", 100.0));

        (RecordedRequests past, IntervalReport report) = Run(pipeline, 1, 0.0);
        (RecordedRequests ended, _) = Run(alone, 1, 0.0);

        Assert.Equal([1, 0, 1], report.Stages.Select(s => s.Arrived));
        Assert.Equal((.06, .54), (Math.Round(past[0].LeftSeconds, 9), Math.Round(past[0].Accuracy, 9)));
        Assert.Equal((.01, .9), (ended[0].LeftSeconds, ended[0].Accuracy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Advance_OneItemLost_LosesTheRequest(int replicasOfA)
    {
        // The second request finds c, behind b, full at .06. Its sibling leaves the queue of a, or, in a batch, is served for nothing.
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [new(0, 3), new(1, 2), new(2, 3)],
            Plain("a", 300.0),
            Plain("b", 10.0),
            Setup.Stage("c", [Setup.Model("m", 400.0)], queueLimit: 0),
            Plain("d", 50.0));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, .05), seen);
        Decision decision = new([
            Setup.Use(pipeline, 0, 0, replicasOfA), Setup.Use(pipeline, 1, 0, 1), Setup.Use(pipeline, 2, 0, 1), Setup.Use(pipeline, 3, 0, 1),
        ]);
        system.Start(decision);

        IntervalReport report = system.Advance(decision, 1.0);

        Assert.Equal((.06, RequestOutcome.Dropped), (Math.Round(seen[1].LeftSeconds, 9), seen[1].Outcome));
        Assert.Equal(.46, seen[0].LeftSeconds, Digits);
        Assert.Equal([(2, 1, 1), (2, 2, 0), (2, 1, 1), (1, 1, 0)], report.Stages.Select(s => (s.Arrived, s.Served, s.Dropped)));
        Assert.Equal(replicasOfA, report.Stages[0].Batches);
        Assert.Equal(.3 * replicasOfA, report.Stages[0].BusySeconds, Digits);
        Assert.Equal((1, 1, 0), (report.OnTime, report.Dropped, report.Inside));
    }

    private static Stage Plain(string name, double ms, double accuracy = .5) => Setup.Stage(name, [Setup.Model("m", ms, accuracy: accuracy)]);

    private static (RecordedRequests Seen, IntervalReport Report) Run(Pipeline pipeline, int replicas, params double[] arrivals)
    {
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(arrivals), seen);
        Decision decision = Setup.Uniform(pipeline, replicas);
        system.Start(decision);
        return (seen, system.Advance(decision, 10.0));
    }
}
