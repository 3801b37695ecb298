using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>The door: what is refused, and what a report of a plain interval says.</summary>
public sealed class SimulatedServingSystemTests
{
    private static readonly Pipeline Plain = Setup.Chain(Setup.NoSlo, Setup.Stage("a", [Setup.Model("m", 100.0)]));

    [Fact]
    public void Start_DecisionOfAnotherPipeline_IsRefused()
    {
        Pipeline two = Setup.Chain(
            Setup.NoSlo, Setup.Stage("a", [Setup.Model("m", 100.0)]), Setup.Stage("b", [Setup.Model("m", 100.0)]));

        var system = Setup.System(Plain, new ListedArrivals());

        Assert.Throws<ArgumentException>(() => system.Start(Setup.Uniform(two, 1)));
    }

    [Fact]
    public void Advance_DecisionOutsideTheSpace_IsRefusedAndChangesNothing()
    {
        var system = Setup.System(Plain, new ListedArrivals());
        system.Start(Setup.Uniform(Plain, 1));

        Assert.Throws<ArgumentException>(() => system.Advance(Setup.Uniform(Plain, 1, batch: 2), 10.0));
        Assert.Equal(0.0, system.NowSeconds);
        Assert.Equal(1.0, system.Advance(Setup.Uniform(Plain, 1), 10.0).PaidCores, 1e-9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Advance_NoInterval_IsRefused(double seconds)
    {
        var system = Setup.System(Plain, new ListedArrivals());
        Decision decision = Setup.Uniform(Plain, 1);
        system.Start(decision);

        Assert.Throws<ArgumentOutOfRangeException>(() => system.Advance(decision, seconds));
    }

    [Fact]
    public void Start_OutOfTurn_IsRefused()
    {
        var system = Setup.System(Plain, new ListedArrivals());
        Decision decision = Setup.Uniform(Plain, 1);
        Assert.Throws<InvalidOperationException>(() => system.Advance(decision, 1.0));

        system.Start(decision);
        Assert.Throws<InvalidOperationException>(() => system.Start(decision));

        system.Reset(new ListedArrivals(), new SeedSequence(1));
        system.Start(decision);
        Assert.Equal(1.0, system.Advance(decision, 1.0).EndSeconds);
    }

    [Fact]
    public void Constructor_GpuShare_IsRefused()
    {
        Stage gpu = Setup.Stage("a",
        [
            new Variant { Name = "m", Accuracy = .5, BaseAllocation = Allocation.OfGpuShare(.5), Profile = Setup.Model("m", 1.0).Profile },
        ]);

        Assert.Throws<ArgumentException>(() => Setup.System(Setup.Chain(Setup.NoSlo, gpu), new ListedArrivals()));
    }

    [Theory]
    [InlineData(1.5, .5)]
    [InlineData(.5, 1.5)]
    [InlineData(.5, .4)]
    public void Advance_ArrivalsOutOfOrder_AreRefused(double first, double second)
    {
        var system = Setup.System(Plain, new Unordered(first, second));
        Decision decision = Setup.Uniform(Plain, 1);
        system.Start(decision);

        Assert.Throws<InvalidOperationException>(() => system.Advance(decision, 1.0));
    }

    [Fact]
    public void Advance_HalfSecondAtTheEnd_CountsAsASecond()
    {
        var system = Setup.System(Plain, new ListedArrivals(0.0, .2, 1.0, 2.25, 2.75));
        Decision decision = Setup.Uniform(Plain, 1);
        system.Start(decision);

        Assert.Equal([2, 1, 1], system.Advance(decision, 2.5).ArrivalsPerSecond);
        Assert.Equal([1], system.Advance(decision, .5).ArrivalsPerSecond);
    }

    [Fact]
    public void IsEmpty_NothingInsideAndNothingToCome_IsTrue()
    {
        var system = Setup.System(Plain, new ListedArrivals(0.0, .95));
        Decision decision = Setup.Uniform(Plain, 1);
        system.Start(decision);

        system.Advance(decision, 1.0);
        Assert.Equal((1, false), (system.InFlight, system.IsEmpty));
        system.Advance(decision, 1.0);
        Assert.Equal((0, true), (system.InFlight, system.IsEmpty));
    }

    [Fact]
    public void Advance_QueueAtTheEnd_IsMeasured()
    {
        var system = Setup.System(Plain, new ListedArrivals(0.0, .01, .03));
        Decision decision = Setup.Uniform(Plain, 1);
        system.Start(decision);

        StageReport stage = system.Advance(decision, .05).Stages[0];

        Assert.Equal((2, 3, 0), (stage.QueueLength, stage.Arrived, stage.Served));
        Assert.Equal(.04, stage.OldestWaitSeconds, 1e-12);
        Assert.Equal((.04 + .02) / .05, stage.MeanQueueLength, 1e-12);
        Assert.Equal(.05, stage.BusySeconds, 1e-12);
    }

    private sealed class Unordered(double first, double second) : IArrivalSource
    {
        public double DurationSeconds => 1.0;

        public IArrivalSource Copy() => (IArrivalSource)MemberwiseClone();

        public void AppendSecond(int at, List<double> times) => times.AddRange([first, second]);
    }
}
