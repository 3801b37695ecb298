namespace Tuner.Environment.Pipelines;

/// <summary>What must hold of every pipeline, whoever built it.</summary>
internal static class PipelineRules
{
    public static void Check(Pipeline pipeline)
    {
        Require(pipeline.Stages.Length > 0, $"Pipeline '{pipeline.Name}' has no stage.");
        Require(pipeline.Slo.LatencySeconds > 0.0, $"The SLO of '{pipeline.Name}' must be above 0 s.");
        Require(
            pipeline.Slo.Drops != DropPolicy.Limit || pipeline.Slo.DropLimitSeconds > 0.0,
            $"The drop limit of '{pipeline.Name}' must be above 0 s.");
        Require(pipeline.Cluster is { Nodes: > 0, CoresPerNode: > 0.0 }, $"The cluster of '{pipeline.Name}' is empty.");
        Require(
            pipeline.Stages.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() == pipeline.Stages.Length,
            $"Pipeline '{pipeline.Name}' has two stages of one name.");
        foreach (Stage stage in pipeline.Stages)
        {
            Check(stage, pipeline.Cluster);
        }
    }

    private static void Check(Stage stage, ClusterCapacity cluster)
    {
        Require(stage.Variants.Length > 0, $"Stage '{stage.Name}' has no variant.");
        Require(stage.MaxReplicas >= 1, $"Stage '{stage.Name}' allows no replica.");
        Require(stage.BatchTimeoutSeconds >= 0.0, $"The batch timeout of '{stage.Name}' must be 0 or more.");
        Require(
            stage.BatchSizes is [>= 1, ..] && stage.BatchSizes.Zip(stage.BatchSizes.Skip(1)).All(pair => pair.First < pair.Second),
            $"The batch sizes of '{stage.Name}' must be 1 or more and ascending.");
        Require(
            stage.Variants.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count() == stage.Variants.Length,
            $"Stage '{stage.Name}' has two variants of one name.");
        foreach (Variant variant in stage.Variants)
        {
            string who = $"variant '{variant.Name}' of stage '{stage.Name}'";
            Require(variant.Accuracy is >= 0.0 and <= 1.0, $"The accuracy of {who} must be between 0 and 1.");
            Require(
                variant.BaseAllocation.Amount > 0.0 && variant.BaseAllocation.GpuShare <= 1.0,
                $"The allocation of {who} must be above 0, and at most 1 for a share of a GPU.");
            Require(variant.BaseAllocation.Cores <= cluster.CoresPerNode, $"The allocation of {who} does not fit a node.");
            Require(variant.StartUp.MeanSeconds >= 0.0, $"The start-up time of {who} must be 0 or more.");
            Require(
                stage.BatchSizes.All(b => variant.Profile.MeanMs(b, variant.BaseAllocation.Amount) > 0.0),
                $"The service time of {who} must be above 0 ms at every batch size.");
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
