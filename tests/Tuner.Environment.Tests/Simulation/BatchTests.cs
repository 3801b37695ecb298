using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>When batches start and who serves them, worked out by hand.</summary>
public sealed class BatchTests
{
    [Fact]
    public void Advance_TimeoutEnds_StartsWhatWaits() =>
        Assert.Equal([1.1, 1.1, 1.1], Finishes(1, 4, 1.0, 0.0, .2, .5));

    [Fact]
    public void Advance_BatchIsFull_StartsAtOnce() =>
        Assert.Equal([.4, .4, .4, .4], Finishes(1, 4, 1.0, 0.0, .1, .2, .3));

    [Fact]
    public void Advance_NobodyIdleWhenTheTimeoutEnds_StartsAsSoonAsOneIs() =>
        Assert.Equal([.15, .25, .25], Finishes(1, 4, .05, 0.0, .06, .14));

    [Fact]
    public void Advance_NoTimeout_TakesAllThatCameAtThatInstant() =>
        Assert.Equal([.1, .1, .2], Finishes(1, 4, 0.0, 0.0, 0.0, .05));

    [Fact]
    public void Advance_ArrivalWithACompletion_FindsTheReplicaIdle() =>
        Assert.Equal([.1, .2], Finishes(1, 1, 0.0, 0.0, .1));

    [Fact]
    public void Advance_SeveralIdle_StartsSeveralBatches() =>
        Assert.Equal([.1, .1, .1, .1, .2], Finishes(2, 2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));

    [Fact]
    public void Advance_ShorterTimeoutDecided_HoldsAtOnce()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 100.0)], 4));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0), seen);
        Decision patient = Setup.Uniform(pipeline, 1, 4, 9.0);
        system.Start(patient);
        system.Advance(patient, 1.0);

        system.Advance(Setup.Uniform(pipeline, 1, 4, 2.0), 9.0);

        Assert.Equal(2.1, seen.Records.Single().LeftSeconds, 1e-9);
    }

    [Fact]
    public void Advance_ArrivalWithTheDecision_JoinsTheBatchThatItStarts()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 100.0)], 4));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 1.0), seen);
        Decision patient = Setup.Uniform(pipeline, 1, 4, 9.0);
        system.Start(patient);
        system.Advance(patient, 1.0);

        IntervalReport report = system.Advance(Setup.Uniform(pipeline, 1, 4), 1.0);

        Assert.Equal(1, report.Stages[0].Batches);
        Assert.All(seen.Records, r => Assert.Equal(1.1, r.LeftSeconds, 1e-9));
    }

    [Fact]
    public void Advance_ASet_ServesBySmoothWeightedRoundRobin()
    {
        // Two replicas of 100 ms against one: weights 20 and 10, all idle whenever a request comes.
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo, Setup.Stage("only", [Setup.Model("a", 100.0, accuracy: .6), Setup.Model("b", 100.0, cores: 2.0, accuracy: .7)]));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(0.0, 1.0, 2.0, 3.0, 4.0, 5.0), seen);
        Decision set = new([new StageDecision(
            [new VariantDeployment(0, Allocation.OfCores(1.0), 2), new VariantDeployment(1, Allocation.OfCores(2.0), 1)], 1)]);
        system.Start(set);

        IntervalReport report = system.Advance(set, 10.0);

        Assert.Equal([.6, .7, .6, .6, .7, .6], seen.Records.Select(r => r.Accuracy));
        Assert.Equal([4, 2], report.Stages[0].ServedByVariant.ToArray());
    }

    private static IEnumerable<double> Finishes(int replicas, int maxBatch, double timeout, params double[] arrivals)
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 100.0)], maxBatch));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(arrivals), seen);
        Decision decision = Setup.Uniform(pipeline, replicas, maxBatch, timeout);
        system.Start(decision);
        system.Advance(decision, 10.0);
        return seen.Records.OrderBy(r => r.Request).Select(r => Math.Round(r.LeftSeconds, 9));
    }
}
