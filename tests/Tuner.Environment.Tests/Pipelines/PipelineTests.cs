using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class PipelineTests
{
    [Theory]
    [InlineData(4.0, 64, 8, 12)]
    [InlineData(0.5, 8, 1, 2)]
    [InlineData(0.01, 1, 1, 1)]
    public void ScaledBy_Factor_ScalesReplicasAndNodesAndKeepsTheRest(double factor, int replicas, int nodes, int frozen)
    {
        Pipeline pipeline = new(
            "p",
            new ServiceLevelObjective(1.0),
            [new Stage
            {
                Name = "s",
                MaxReplicas = 16,
                BatchSizes = [1, 2],
                Variants = [new Variant
                {
                    Name = "v",
                    Accuracy = 0.5,
                    BaseAllocation = Allocation.OfCores(2.0),
                    Profile = new ServiceProfile(new ConstantLaw(10.0), new ServiceVariability(ServiceDistribution.Deterministic)),
                }],
            }],
            new ClusterCapacity(2, 96.0),
            new PlanningFacts { FrozenReplicas = [3], CostWeight = 0.7 });

        Pipeline scaled = pipeline.ScaledBy(factor);

        Assert.Equal((replicas, nodes, frozen), (scaled.Stages[0].MaxReplicas, scaled.Cluster.Nodes, scaled.Planning.FrozenReplicas[0]));
        Assert.Equal((96.0, 0.7), (scaled.Cluster.CoresPerNode, scaled.Planning.CostWeight));
        Assert.Same(pipeline.Stages[0].Variants[0], scaled.Stages[0].Variants[0]);
        Assert.Equal(pipeline.Stages[0].BatchSizes, scaled.Stages[0].BatchSizes);
    }
}
