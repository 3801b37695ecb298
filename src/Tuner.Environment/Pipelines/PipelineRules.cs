using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>What must hold of every pipeline, whoever built it. The reader checks the same rules, part by part, and adds positions.</summary>
internal static class PipelineRules
{
    public static void Check(Pipeline pipeline)
    {
        Require(pipeline.Stages.Length > 0, $"Pipeline '{pipeline.Name}' has no stage; one or more were expected.");
        string owner = $"pipeline '{pipeline.Name}'";
        Refuse(RuleFault.OfRange(typeof(SloOptions), nameof(SloOptions.LatencySeconds), pipeline.Slo.LatencySeconds), $"the SLO of {owner}");
        Refuse(RuleFault.OfRange(typeof(SloOptions), nameof(SloOptions.DropLimitSeconds), pipeline.Slo.DropLimitSeconds), $"the SLO of {owner}");
        Refuse(ClusterRules.Faults(pipeline.Cluster), $"the cluster of {owner}");
        Refuse(pipeline.Cluster.Gpus is { } gpus ? ClusterRules.Faults(gpus) : [], $"the GPUs of {owner}");
        Refuse(ClusterRules.Faults(pipeline.Faults), $"the faults of {owner}");
        Require(
            pipeline.Stages.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() == pipeline.Stages.Length,
            $"Pipeline '{pipeline.Name}' has two stages of one name; distinct names were expected.");
        for (int i = 0; i < pipeline.Stages.Length; i++)
        {
            Check(pipeline.Stages[i], pipeline.Cluster);
            Refuse(StageRules.VoteFault(pipeline.Stages, pipeline.Graph, i) is { } fault ? [fault] : [], $"stage '{pipeline.Stages[i].Name}'");
        }
    }

    private static void Check(Stage stage, ClusterCapacity cluster)
    {
        Require(stage.Variants.Length > 0, $"Stage '{stage.Name}' has no variant; one or more were expected.");
        Refuse(StageRules.Faults(stage), $"stage '{stage.Name}'");
        Require(
            stage.BatchSizes is [>= 1, ..] && stage.BatchSizes.Zip(stage.BatchSizes.Skip(1)).All(pair => pair.First < pair.Second),
            $"The batch sizes of '{stage.Name}' must be 1 or more and ascending.");
        Require(
            stage.Variants.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count() == stage.Variants.Length,
            $"Stage '{stage.Name}' has two variants of one name; distinct names were expected.");
        foreach (Variant variant in stage.Variants)
        {
            Refuse(VariantRules.Faults(variant, stage.BatchSizes, cluster), $"variant '{variant.Name}' of stage '{stage.Name}'");
        }
    }

    private static void Refuse(IEnumerable<RuleFault> faults, string owner)
    {
        foreach (RuleFault fault in faults)
        {
            throw new ArgumentException(fault.Of(owner));
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
