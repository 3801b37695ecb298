using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>A state that is saved in another system and restored from it.</summary>
public sealed class CopyTests
{
    private const double Duration = 6.0;

    [Fact]
    public void CopyFrom_RandomSystemsInMidRun_GoOnAlikeToTheLastBit()
    {
        for (int number = 0; number < 1_000; number++)
        {
            RandomCase random = new(number);
            ImmutableArray<Decision> decisions = Decisions(random, 10);
            RecordedRequests seenOriginal = new(), seenCopy = new(), seenReference = new();
            SimulatedServingSystem original = random.System(Duration, seenOriginal), reference = random.System(Duration, seenReference);
            SimulatedServingSystem copy = random.System(Duration, seenCopy, other: 7);
            original.Start(decisions[0]);
            reference.Start(decisions[0]);
            copy.Start(decisions[3]);
            Run(copy, decisions, 4, 8);
            Run(original, decisions, 0, 4);
            List<ulong> expected = [.. Run(reference, decisions, 0, 10).Skip(4)];
            int before = seenOriginal.Records.Count;
            seenCopy.Records.Clear();

            copy.CopyFrom(original);

            Assert.Equal((original.NowSeconds, original.InFlight), (copy.NowSeconds, copy.InFlight));
            Assert.True(expected.SequenceEqual(Run(copy, decisions, 4, 10)), $"Case {number}: the copy goes on otherwise.");
            Assert.True(expected.SequenceEqual(Run(original, decisions, 4, 10)), $"Case {number}: the original was disturbed.");
            Assert.Equal(seenReference.Records.Skip(before), seenCopy.Records);
            Assert.Equal(seenReference.Records, seenOriginal.Records);
        }
    }

    [Fact]
    public void CopyFrom_AThousandTimes_RestoresTheSameState()
    {
        RandomCase random = new(Enumerable.Range(0, 1_000).First(n => new RandomCase(n) is { IsFaulty: true, Pipeline.IsChain: false, RateRps: 50.0 }));
        ImmutableArray<Decision> decisions = Decisions(random, 6);
        SimulatedServingSystem saved = random.System(Duration), played = random.System(Duration);
        saved.Start(decisions[0]);
        Run(saved, decisions, 0, 3);
        ulong[]? first = null;
        for (int i = 0; i < 1_000; i++)
        {
            played.CopyFrom(saved);
            ulong[] now = [.. Run(played, decisions, 3, 6)];
            Assert.Equal(first ??= now, now);
        }
    }

    [Fact]
    public void CopyFrom_OtherFutureOrSeeds_GoesOnAsIfTheyHadBeenThere()
    {
        ServiceVariability scatter = new(ServiceDistribution.Lognormal, .3);
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.5), Setup.Stage("a", [Setup.Model("m", 40.0, variability: scatter)]), Setup.Stage("b", [Setup.Model("m", 30.0)]));
        ImmutableArray<Decision> decisions = [.. Enumerable.Repeat(Setup.Uniform(pipeline, 2), 8)];
        SimulatedServingSystem saved = Setup.System(pipeline, new ListedArrivals(.5, 1.5, 4.25, 5.5));
        SimulatedServingSystem played = Setup.System(pipeline, new ListedArrivals());
        saved.Start(decisions[0]);
        Run(saved, decisions, 0, 4);
        SimulatedServingSystem whole = Setup.System(pipeline, new ListedArrivals(.5, 1.5, 4.5, 6.25));
        whole.Start(decisions[0]);
        ulong[] other = [.. Run(whole, decisions, 0, 8).Skip(4)];

        played.CopyFrom(saved);
        ulong[] same = [.. Run(played, decisions, 4, 8)];
        played.CopyFrom(saved, future: new ListedArrivals(.5, 2.25));
        ulong[] otherFuture = [.. Run(played, decisions, 4, 8)];
        played.CopyFrom(saved, seeds: new SeedSequence(9));
        ulong[] otherSeeds = [.. Run(played, decisions, 4, 8)];
        played.CopyFrom(saved, seeds: new SeedSequence(1));
        ulong[] sameSeeds = [.. Run(played, decisions, 4, 8)];

        Assert.Equal(other, otherFuture);
        Assert.NotEqual(same, otherFuture);
        Assert.NotEqual(same, otherSeeds);
        Assert.Equal(same, sameSeeds);
    }

    /// <summary>A backlog that has grown the buffers leaves a restore nothing to allocate but the source of arrivals.</summary>
    [Fact]
    public void CopyFrom_AfterABacklog_AllocatesNoBuffers()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 100.0)]));
        Decision one = Setup.Uniform(pipeline, 1);
        SimulatedServingSystem saved = Setup.System(pipeline, new PoissonArrivals(1_000.0)), played = Setup.System(pipeline, new PoissonArrivals(1_000.0));
        saved.Start(one);
        saved.Advance(one, 1.0);
        played.CopyFrom(saved);
        played.Advance(one, 20.0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        played.CopyFrom(saved);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500);
    }

    [Fact]
    public void CopyFrom_OtherArrivalsWithinASecond_AreRefused()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 100.0)]));
        Decision one = Setup.Uniform(pipeline, 1);
        SimulatedServingSystem system = Setup.System(pipeline, new ListedArrivals(0.0));
        system.Start(one);
        system.Advance(one, 1.5);

        Assert.Throws<ArgumentException>(() => Setup.System(pipeline, new ListedArrivals()).CopyFrom(system, future: new ListedArrivals()));
    }

    [Fact]
    public void CopyFrom_AnotherPipeline_IsRefused()
    {
        Pipeline one = Setup.Chain(Setup.NoSlo, Setup.Stage("a", [Setup.Model("m", 10.0)]));
        Pipeline other = Setup.Chain(Setup.NoSlo, Setup.Stage("a", [Setup.Model("m", 10.0)]));

        Assert.Throws<ArgumentException>(() => Setup.System(one, new ListedArrivals()).CopyFrom(Setup.System(other, new ListedArrivals())));
    }

    /// <summary>Two intervals each, so that a copy that is made after an even number of them goes on with the decision in force.</summary>
    private static ImmutableArray<Decision> Decisions(RandomCase random, int intervals)
    {
        Decision[] decisions = [.. Enumerable.Range(0, (intervals / 2) + 1).Select(_ => random.NextDecision())];
        return [.. Enumerable.Range(0, intervals).Select(i => decisions[(i + 1) / 2])];
    }

    private static List<ulong> Run(SimulatedServingSystem system, ImmutableArray<Decision> decisions, int from, int to)
    {
        List<ulong> marks = [];
        for (int i = from; i < to; i++)
        {
            marks.Add(ReportMark.Of(system.Advance(decisions[i], 1.0)));
        }

        return marks;
    }
}
