using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

/// <summary>What the constructor refuses of a pipeline that was built in code, and what it says.</summary>
public sealed class PipelineRulesTests
{
    private static readonly Variant Plain = new()
    {
        Name = "v",
        Accuracy = 0.5,
        BaseAllocation = Allocation.OfCores(1.0),
        Profile = new ServiceProfile(new CoefficientLaw(10.0, 0.0, 0.0, -1.0), new ServiceVariability(ServiceDistribution.Deterministic)),
    };

    private static readonly ClusterCapacity Gpus = new(1, 8.0) { Gpus = new GpuCapacity(2, 16.0) };

    public static TheoryData<string, Func<Pipeline>> Wrong => new()
    {
        { "'latencySeconds' of the SLO of pipeline 'p' must be above 0, got 0.", () => Of(Plain, slo: 0.0) },
        { "'latencySeconds' of the SLO of pipeline 'p' must be above 0, got NaN.", () => Of(Plain, slo: double.NaN) },
        { "'accuracy' of variant 'v' of stage 's' must be between 0 and 1, got NaN.", () => Of(With(accuracy: double.NaN)) },
        { "'items' of variant 'v' of stage 's' must be between 0 and 1000, got NaN.", () => Of(With(items: double.NaN)) },
        { "'cores' of variant 'v' of stage 's' must be above 0 and finite, got 0.", () => Of(With(cores: 0.0)) },
        { "'cores' of variant 'v' of stage 's' must be above 0 and finite, got NaN.", () => Of(With(cores: double.NaN)) },
        { "'cores' of variant 'v' of stage 's' is 9: a replica must fit a node of 8 cores.", () => Of(With(cores: 9.0), Gpus) },
        { "'gpuShare' of variant 'v' of stage 's' must be above 0 and at most 1, got 1.5.", () => Of(OnGpu(1.5), Gpus) },
        { "'gpuShare' of variant 'v' of stage 's' must be above 0 and at most 1, got 0.", () => Of(OnGpu(0.0), Gpus) },
        { "'gpuShare' of variant 'v' of stage 's' is given, but the cluster has no GPUs: 'cluster.gpus' was expected.", () => Of(OnGpu(0.5)) },
        { "'memoryGiB' of variant 'v' of stage 's' is 20: a replica must fit a GPU of 16 GiB.", () => Of(OnGpu(0.5, 20.0), Gpus) },
        { "'memoryGiB' of variant 'v' of stage 's' is 20: a replica must fit a GPU of 16 GiB.", () => Of(OnGpu(0.5, 20.0), Gpus with { Gpus = new GpuCapacity(2, 16.0) { Memory = GpuMemoryRule.Swap } }) },
        { "'memoryGiB' of variant 'v' of stage 's' is 6: a replica must fit its mig slices, which have 5 GiB at a share of 0.1.", () => Of(OnGpu(0.1, 6.0), Mig(GpuMemoryRule.Hard)) },
        { "'memoryGiB' of variant 'v' of stage 's' is 15: a replica must fit its mig slices, which have 10 GiB at a share of 0.2.", () => Of(OnGpu(0.5, 15.0, 0.2, 0.5), Mig(GpuMemoryRule.Hard)) },
        { "'allocations' of variant 'v' of stage 's' has 1.5: above 0 and at most 1, a share of a GPU, was expected.", () => Of(OnGpu(0.5, 0.0, 0.5, 1.5), Gpus) },
        { "'allocations' of variant 'v' of stage 's' must have the base allocation 0.5 ('gpuShare') among them.", () => Of(OnGpu(0.5, 0.0, 0.2, 1.0), Gpus) },
        { "'service' of variant 'v' of stage 's' must give times above 0 ms, got -0.375 ms at batch 1 and 16 cores.", () => Of(With(cores: 2.0, allocations: [2.0, 16.0])) },
        { "'shareLimit' of the GPUs of pipeline 'p' is 2: 1 was expected, since mig's partitions are hard.", () => Of(Plain, new ClusterCapacity(1, 8.0) { Gpus = new GpuCapacity(1, 16.0) { Sharing = GpuSharing.Mig, ShareLimit = 2.0 } }) },
        { "'perNode' of the GPUs of pipeline 'p' must be between 1 and 1000, got 0.", () => Of(Plain, new ClusterCapacity(1, 8.0) { Gpus = new GpuCapacity(0, 16.0) }) },
        { "'memoryGiBPerNode' of the cluster of pipeline 'p' must be above 0, got NaN.", () => Of(Plain, new ClusterCapacity(1, 8.0) { MemoryGiBPerNode = double.NaN }) },
        { "'replicaMeanLifeSeconds' of the faults of pipeline 'p' must be 0.001 or more, got NaN.", () => Of(Plain, faults: new FaultModel { ReplicaMeanLifeSeconds = double.NaN }) },
        { "'nodeMeanLifeSeconds' of the faults of pipeline 'p' must be 0.001 or more, got 1E-09.", () => Of(Plain, faults: new FaultModel { NodeMeanLifeSeconds = 1e-9 }) },
        { "The probabilities of the edges out of stage 0 must sum to 1, got 0.9.", () => Three(new StageEdge(0, 1, 0.4), new StageEdge(0, 2, 0.5)) },
        { "An edge from stage 2 to stage 1 is none of 3 stages in topological order.", () => Three(new StageEdge(0, 1), new StageEdge(2, 1)) },
        { "The probability of the edge from stage 0 to stage 1 must be above 0 and at most 1, got NaN.", () => Three(new StageEdge(0, 1, double.NaN), new StageEdge(0, 2)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Create_Wrong_SaysWhatWasExpected(string message, Func<Pipeline> create) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(create).Message);

    /// <summary>A slice of 40 GiB has 5; 3g has four of them, and what is not looked at may be anything.</summary>
    [Fact]
    public void Create_MigReplicaThatFitsItsSlices_IsTaken()
    {
        Assert.Single(Of(OnGpu(0.1, 5.0), Mig(GpuMemoryRule.Hard)).Stages);
        Assert.Single(Of(OnGpu(0.4, 20.0), Mig(GpuMemoryRule.Hard)).Stages);
        Assert.Single(Of(OnGpu(0.1, 60.0), Mig(GpuMemoryRule.Off)).Stages);
    }

    private static ClusterCapacity Mig(GpuMemoryRule memory) =>
        new(1, 8.0) { Gpus = new GpuCapacity(1, 40.0) { Sharing = GpuSharing.Mig, Memory = memory } };

    private static Variant With(double accuracy = 0.5, double items = 1.0, double cores = 1.0, double[]? allocations = null) => new()
    {
        Name = "v",
        Accuracy = accuracy,
        Items = items,
        BaseAllocation = Allocation.OfCores(cores),
        Allocations = allocations is null ? [] : [.. allocations.Select(Allocation.OfCores)],
        Profile = Plain.Profile,
    };

    private static Variant OnGpu(double share, double memoryGiB = 0.0, params double[] allocations) => new()
    {
        Name = "v",
        Accuracy = 0.5,
        MemoryGiB = memoryGiB,
        BaseAllocation = Allocation.OfGpuShare(share),
        Allocations = [.. allocations.Select(Allocation.OfGpuShare)],
        Profile = Plain.Profile,
    };

    private static Pipeline Of(Variant variant, ClusterCapacity? cluster = null, double slo = 1.0, FaultModel? faults = null) =>
        new("p", new ServiceLevelObjective(slo), [new Stage { Name = "s", Variants = [variant] }], cluster, faults: faults);

    private static Pipeline Three(params StageEdge[] edges) => new(
        "p",
        new ServiceLevelObjective(1.0),
        [.. "abc".Select(c => new Stage { Name = c.ToString(), Variants = [Plain] })],
        edges: [.. edges]);
}
