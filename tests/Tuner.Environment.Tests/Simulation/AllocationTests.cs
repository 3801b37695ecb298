using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>An interval of a warm system costs no managed memory.</summary>
public sealed class AllocationTests
{
    private static readonly ServiceVariability Scatter = new(ServiceDistribution.Lognormal, .1);

    [Theory]
    [InlineData(DropPolicy.None)]
    [InlineData(DropPolicy.Admission)]
    [InlineData(DropPolicy.Deadline)]
    [InlineData(DropPolicy.Limit)]
    public void Advance_Warm_AllocatesNothing(DropPolicy drops)
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.3, drops, .4),
            new ClusterCapacity(1, 14.0),
            Setup.Stage("a", [Setup.Model("m", 40.0, variability: Scatter), Setup.Model("n", 50.0, startUpSeconds: 1.0)], 4),
            Setup.Stage("b", [Setup.Model("m", 30.0, 2.0, variability: Scatter)], 4));
        Decision one = Setup.Uniform(pipeline, 4, 4);
        Decision other = new([Setup.Use(pipeline, 0, 1, 8, 4, .01), Setup.Use(pipeline, 1, 0, 6, 4)]);
        AssertAllocatesNothing(pipeline, one, other);
    }

    /// <summary>Thousands of moments without a request in one idle time have one event.</summary>
    [Fact]
    public void Advance_OftenEmptyWithALongIdleTime_AllocatesNothing()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", .01)]) with { IdleSeconds = 3_600.0 });
        Decision one = Setup.Uniform(pipeline, 2);
        AssertAllocatesNothing(pipeline, one, one);
    }

    [Fact]
    public void Advance_WarmGraph_AllocatesNothing()
    {
        Pipeline pipeline = Setup.Graph(
            new ServiceLevelObjective(.5),
            [new(0, 1), new(0, 2), new(0, 3, IsSingle: true), new(1, 3), new(2, 3)],
            Setup.Stage("a", [Setup.Model("m", 20.0, variability: Scatter, items: 1.5)], 4),
            Setup.Stage("b", [Setup.Model("m", 20.0, variability: Scatter)], 4),
            Setup.Stage("c", [Setup.Model("m", 20.0, variability: Scatter)], 4, queueLimit: 8),
            Setup.Stage("d", [Setup.Model("m", 20.0, variability: Scatter)], 4) with { Join = JoinRule.Max });
        AssertAllocatesNothing(pipeline, Setup.Uniform(pipeline, 4, 4), Setup.Uniform(pipeline, 6, 2));
    }

    [Theory]
    [InlineData(GpuSharing.Mps)]
    [InlineData(GpuSharing.TimeSlices)]
    [InlineData(GpuSharing.Mig)]
    public void Advance_WarmGpus_AllocateNothing(GpuSharing sharing)
    {
        GpuCapacity gpus = new(4, 8.0) { Sharing = sharing, ShareLimit = sharing == GpuSharing.Mig ? 1.0 : 2.0, Memory = GpuMemoryRule.Swap };
        Allocation small = Allocation.OfGpuShare(.25), large = Allocation.OfGpuShare(.5);
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.5),
            new ClusterCapacity(1, 8.0) { Gpus = gpus },
            Setup.Stage("only", [Setup.Scalable(4.0, [small, large], startUpSeconds: .5, memoryGiB: sharing == GpuSharing.Mig ? 2.0 : 3.0)], 8));
        AssertAllocatesNothing(pipeline, Setup.Only(small, 6, 4), Setup.Only(large, 4, 4));
    }

    [Fact]
    public void Advance_WarmByDeadline_AllocatesNothing()
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.5) { Network = new ScriptedNetwork(.0, .3, .1, .45, .2) },
            Setup.Stage("a", [Setup.Model("m", 30.0, variability: Scatter)], 4) with { Order = QueueOrder.Edf },
            Setup.Stage("b", [Setup.Model("m", 30.0, variability: Scatter)], 4));
        AssertAllocatesNothing(pipeline, Setup.Uniform(pipeline, 3, 4), Setup.Uniform(pipeline, 2, 4));
    }

    [Theory]
    [InlineData(CrashedBatch.Retried)]
    [InlineData(CrashedBatch.Lost)]
    public void Advance_WarmFaults_AllocateNothing(CrashedBatch crashed)
    {
        Pipeline pipeline = new(
            "test",
            new ServiceLevelObjective(1.0),
            [Setup.Stage("a", [Setup.Model("m", 30.0, startUpSeconds: .5)], 4), Setup.Stage("b", [Setup.Model("m", 20.0, startUpSeconds: .5)], 4)],
            new ClusterCapacity(3, 4.0),
            faults: new FaultModel
            {
                StartFailureProbability = .2,
                ReplicaMeanLifeSeconds = 10.0,
                NodeMeanLifeSeconds = 60.0,
                NodeMeanRepairSeconds = 5.0,
                CrashedBatch = crashed,
            });
        AssertAllocatesNothing(pipeline, Setup.Uniform(pipeline, 5, 4), Setup.Uniform(pipeline, 4, 4));
    }

    [Fact]
    public void Advance_WarmChangesOfCores_AllocateNothing()
    {
        Allocation one = Allocation.OfCores(1.0), two = Allocation.OfCores(2.0);
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.5),
            new ClusterCapacity(2, 10.0) { ResizeSeconds = .5 },
            Setup.Stage("only", [Setup.Scalable(60.0, [one, two], startUpSeconds: 1.0)], 4));
        AssertAllocatesNothing(pipeline, Setup.Only(one, 8, 4), Setup.Only(two, 6, 4));
    }

    [Fact]
    public void CopyFrom_Warm_AllocatesOnlyTheArrivals()
    {
        Pipeline pipeline = Setup.Chain(new ServiceLevelObjective(.5), Setup.Stage("only", [Setup.Model("m", 40.0, variability: Scatter)], 4));
        Decision decision = Setup.Uniform(pipeline, 3, 4);
        var saved = Setup.System(pipeline, new PeriodicArrivals());
        var played = Setup.System(pipeline, new PeriodicArrivals());
        saved.Start(decision);
        saved.Advance(decision, 2.0);
        Play();
        long copies = GC.GetAllocatedBytesForCurrentThread();
        PeriodicArrivals source = new();
        for (int i = 0; i < 100; i++)
        {
            source.Copy();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        copies = before - copies;
        for (int i = 0; i < 100; i++)
        {
            Play();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, copies);

        void Play()
        {
            played.CopyFrom(saved);
            played.Advance(decision, 2.0);
        }
    }

    private static void AssertAllocatesNothing(Pipeline pipeline, Decision one, Decision other)
    {
        var system = Setup.System(pipeline, new PeriodicArrivals());
        system.Start(one);
        Run(200);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int answered = Run(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(answered > 10_000, $"{answered} answered.");

        int Run(int intervals)
        {
            int sum = 0;
            for (int i = 0; i < intervals; i++)
            {
                sum += system.Advance(i % 4 < 2 ? one : other, 2.0).Answered;
            }

            return sum;
        }
    }

    /// <summary>120 requests a second, evenly, so that no interval is larger than those before it.</summary>
    private sealed class PeriodicArrivals : IArrivalSource
    {
        public double DurationSeconds => double.PositiveInfinity;

        public IArrivalSource Copy() => (IArrivalSource)MemberwiseClone();

        public void AppendSecond(int second, List<double> times)
        {
            for (int i = 0; i < 120; i++)
            {
                times.Add(second + (i / 120.0));
            }
        }
    }
}
