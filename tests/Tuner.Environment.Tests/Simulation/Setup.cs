using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Pipelines and systems for the simulator's tests, built in a line.</summary>
internal static class Setup
{
    public static readonly ServiceLevelObjective NoSlo = new(double.PositiveInfinity, DropPolicy.None);

    public static readonly ServiceVariability Exact = new(ServiceDistribution.Deterministic);

    public static readonly ServiceVariability Exponential = new(ServiceDistribution.Exponential);

    /// <summary>A variant of affine batch times and a start-up that always takes as long.</summary>
    public static Variant Model(
        string name,
        double ms,
        double perItemMs = 0.0,
        double cores = 1.0,
        double accuracy = 0.5,
        double startUpSeconds = 0.0,
        ServiceVariability? variability = null,
        double items = 1.0) => new()
        {
            Name = name,
            Accuracy = accuracy,
            Items = items,
            BaseAllocation = Allocation.OfCores(cores),
            StartUp = new StartUpTime(startUpSeconds, TailRatio: 1.0),
            Profile = new ServiceProfile(new CoefficientLaw(0.0, perItemMs, 0.0, ms), variability ?? Exact),
        };

    /// <summary>A variant that takes <paramref name="ms"/> on one core or one whole GPU, and twice as long on half of it.</summary>
    public static Variant Scalable(
        double ms, ImmutableArray<Allocation> allocations, double startUpSeconds = 0.0, double memoryGiB = 0.0, double dram = 0.0) => new()
        {
            Name = "m",
            Accuracy = .5,
            BaseAllocation = allocations[0],
            Allocations = allocations,
            MemoryGiB = memoryGiB,
            DramUtilisation = dram,
            StartUp = new StartUpTime(startUpSeconds, TailRatio: 1.0),
            Profile = new ServiceProfile(new CoefficientLaw(0.0, 0.0, ms, 0.0), Exact),
        };

    public static Stage Stage(string name, ImmutableArray<Variant> variants, int maxBatch = 1, int? queueLimit = null) => new()
    {
        Name = name,
        Variants = variants,
        MaxReplicas = 64,
        BatchSizes = [.. Enumerable.Range(1, maxBatch)],
        QueueLimit = queueLimit,
    };

    public static Pipeline Chain(ServiceLevelObjective slo, params ImmutableArray<Stage> stages) => new("test", slo, stages);

    public static Pipeline Chain(ServiceLevelObjective slo, ClusterCapacity cluster, params ImmutableArray<Stage> stages) =>
        new("test", slo, stages, cluster);

    public static Pipeline Graph(ServiceLevelObjective slo, ImmutableArray<StageEdge> edges, params ImmutableArray<Stage> stages) =>
        new("test", slo, stages, edges: edges);

    public static StageDecision Use(Pipeline pipeline, int stage, int variant, int replicas, int batch = 1, double timeout = 0.0) =>
        new(variant, pipeline.Stages[stage].Variants[variant].BaseAllocation, replicas, batch, timeout);

    /// <summary>The same number of replicas of variant 0 at every stage.</summary>
    public static Decision Uniform(Pipeline pipeline, int replicas, int batch = 1, double timeout = 0.0) =>
        new([.. pipeline.Stages.Select((_, i) => Use(pipeline, i, 0, replicas, batch, timeout))]);

    /// <summary>One stage, replicas of variant 0 with one allocation.</summary>
    public static Decision Only(Allocation allocation, int replicas = 1, int batch = 1) => new([new StageDecision(0, allocation, replicas, batch)]);

    public static SimulatedServingSystem System(
        Pipeline pipeline, IArrivalSource arrivals, IRequestObserver? observer = null, ulong seed = 1) =>
        new(pipeline, arrivals, new SeedSequence(seed), observer);
}
