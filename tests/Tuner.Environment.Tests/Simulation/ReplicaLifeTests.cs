using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Start, hand-over, drain and cancel, with times and costs worked out by hand.</summary>
public sealed class ReplicaLifeTests
{
    private const double Digits = 1e-9;

    private static readonly Pipeline TwoVariants = Setup.Chain(
        Setup.NoSlo,
        Setup.Stage("only",
        [
            Setup.Model("light", 100.0, accuracy: .5, cores: 1.0, startUpSeconds: 5.0),
            Setup.Model("heavy", 200.0, accuracy: .9, cores: 4.0, startUpSeconds: 3.0),
        ]));

    private static readonly Pipeline Slow = Setup.Chain(
        Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 10_000.0, startUpSeconds: 5.0)]));

    [Fact]
    public void Advance_OtherVariant_IsMadeBeforeTheOldIsBroken()
    {
        RecordedRequests seen = new();
        var system = Setup.System(TwoVariants, new ListedArrivals(11.0, 12.95, 13.02), seen);
        Decision light = Decide(TwoVariants, 0, 2), heavy = Decide(TwoVariants, 1, 2);
        system.Start(light);
        system.Advance(light, 10.0);

        IntervalReport report = system.Advance(heavy, 10.0);

        // 11.0 on light 0; 12.95 on light 1, idle the longest; at 13 the heavy ones are ready, light 0 goes, light 1 at 13.05.
        Assert.Equal([11.1, 13.05, 13.22], seen.Records.Select(r => Math.Round(r.LeftSeconds, 9)));
        Assert.Equal([.5, .5, .9], seen.Records.Select(r => r.Accuracy));
        StageReport stage = report.Stages[0];
        Assert.Equal(((2 * 3.0) + .05 + (8.0 * 10.0)) / 10.0, report.PaidCores, Digits);
        Assert.Equal(8.0, report.DecidedCores);
        Assert.Equal((2 * 3.0) + .05 + (2 * 7.0), stage.ReadySeconds, Digits);
        Assert.Equal(.1 + .1 + .2, stage.BusySeconds, Digits);
        Assert.Equal(1.9, report.AccuracySum, Digits);
        Assert.Equal((2, 0, 0, 0, 2), Counts(stage));
    }

    [Fact]
    public void Advance_DuringHandOver_ReportsBothAndPaysBoth()
    {
        var system = Setup.System(TwoVariants, new ListedArrivals());
        Decision light = Decide(TwoVariants, 0, 2), heavy = Decide(TwoVariants, 1, 2);
        system.Start(light);

        IntervalReport report = system.Advance(heavy, 2.0);

        Assert.Equal((2, 2, 0, 0, 2), Counts(report.Stages[0]));
        Assert.Equal(10.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Advance_ChangeOfMind_KeepsTheOldAndCancelsTheNew()
    {
        var system = Setup.System(TwoVariants, new ListedArrivals());
        Decision light = Decide(TwoVariants, 0, 2), heavy = Decide(TwoVariants, 1, 2);
        system.Start(light);
        system.Advance(heavy, 2.0);

        IntervalReport report = system.Advance(light, 10.0);

        Assert.Equal((2, 0, 0, 0, 0), Counts(report.Stages[0]));
        Assert.Equal(2.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Advance_FewerWhileStarting_CancelsTheYoungestStarting()
    {
        var system = Setup.System(Slow, new ListedArrivals());
        system.Start(Decide(Slow, 0, 1));
        system.Advance(Decide(Slow, 0, 2), 1.0);
        Assert.Equal((1, 2, 0, 0, 1), Counts(system.Advance(Decide(Slow, 0, 3), 1.0).Stages[0]));

        IntervalReport report = system.Advance(Decide(Slow, 0, 2), 10.0);

        // The one of time 0 stays and is ready at 5; that of time 1 would have been at 6.
        Assert.Equal((2, 0, 0, 0, 0), Counts(report.Stages[0]));
        Assert.Equal(10.0 + (12.0 - 5.0), report.Stages[0].ReadySeconds, Digits);
        Assert.Equal(2.0, report.PaidCores, Digits);
    }

    [Fact]
    public void Advance_CancelledThenAskedForAgain_LoadsFromTheBeginning()
    {
        var system = Setup.System(Slow, new ListedArrivals());
        system.Start(Decide(Slow, 0, 1));
        system.Advance(Decide(Slow, 0, 2), 1.0);
        system.Advance(Decide(Slow, 0, 1), 1.0);

        // The cancelled one would have been ready at 5; the one of time 2 is at 7.
        Assert.Equal((1, 1, 0, 0, 1), Counts(system.Advance(Decide(Slow, 0, 2), 4.0).Stages[0]));
        Assert.Equal((2, 0, 0, 0, 0), Counts(system.Advance(Decide(Slow, 0, 2), 2.0).Stages[0]));
    }

    [Fact]
    public void Advance_Fewer_DrainsIdleThenYoungest()
    {
        RecordedRequests seen = new();
        var system = Setup.System(Slow, new ListedArrivals(0.0, .1), seen);
        system.Start(Decide(Slow, 0, 3));
        system.Advance(Decide(Slow, 0, 3), 1.0);

        IntervalReport first = system.Advance(Decide(Slow, 0, 1), 1.0);
        Assert.Equal((1, 0, 1, 0, 0), Counts(first.Stages[0]));
        Assert.Equal(2.0, first.PaidCores, Digits);
        IntervalReport second = system.Advance(Decide(Slow, 0, 1), 18.0);

        // Replica 2 was idle and went at 1; replica 1 ends the batch of .1 at 10.1; replica 0 stays.
        Assert.Equal((18.0 + 8.1) / 18.0, second.PaidCores, Digits);
        Assert.Equal([10.0, 10.1], seen.Records.Select(r => Math.Round(r.LeftSeconds, 9)));
    }

    [Fact]
    public void Advance_OneGoesOneComesInASet_WaitsForWhatComes()
    {
        Allocation one = Allocation.OfCores(1.0), four = Allocation.OfCores(4.0);
        Decision before = new([new StageDecision([new VariantDeployment(0, one, 4)], 1)]);
        Decision after = new([new StageDecision([new VariantDeployment(0, one, 1), new VariantDeployment(1, four, 1)], 1)]);
        var system = Setup.System(TwoVariants, new ListedArrivals());
        system.Start(before);

        IntervalReport report = system.Advance(after, 10.0);

        Assert.Equal(((4 * 3.0) + 7.0 + (4 * 10.0)) / 10.0, report.PaidCores, Digits);
        Assert.Equal((2, 0, 0, 0, 1), Counts(report.Stages[0]));
    }

    [Fact]
    public void Start_FirstDecision_IsReadyAtTimeZero()
    {
        RecordedRequests seen = new();
        var system = Setup.System(TwoVariants, new ListedArrivals(0.0), seen);
        system.Start(Decide(TwoVariants, 1, 1));

        system.Advance(Decide(TwoVariants, 1, 1), 1.0);

        Assert.Equal(.2, seen.Records.Single().LeftSeconds, Digits);
    }

    private static Decision Decide(Pipeline pipeline, int variant, int replicas) =>
        new([Setup.Use(pipeline, 0, variant, replicas)]);

    private static (int Ready, int Starting, int Draining, int Pending, int Started) Counts(StageReport stage) =>
        (stage.ReplicasReady, stage.ReplicasStarting, stage.ReplicasDraining, stage.ReplicasPending, stage.ReplicasStarted);
}
