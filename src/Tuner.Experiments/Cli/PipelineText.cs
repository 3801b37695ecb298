using System.Globalization;
using System.Text;
using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Cli;

/// <summary>A pipeline as text.</summary>
internal static class PipelineText
{
    private const int SloWidth = 12;

    /// <summary>Name, SLO, stages with the number of their variants.</summary>
    public static string Line(Pipeline pipeline) =>
        $"{pipeline.Name,-12} {Slo(pipeline),-SloWidth} {Stages(pipeline)}\n";

    public static string Table(Pipeline pipeline)
    {
        CapacityModel capacity = new(pipeline);
        StringBuilder text = new(Line(pipeline));
        for (int i = 0; i < pipeline.Stages.Length; i++)
        {
            Stage stage = pipeline.Stages[i];
            int most = stage.BatchSizes[^1];
            string replicas = stage.MaxReplicas == 1 ? "1 replica" : $"1-{stage.MaxReplicas} replicas";
            string largest = most > 1 ? $"RPS b={most}" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"\n{stage.Name}: {replicas}, batch {string.Join(", ", stage.BatchSizes)}\n");
            Edges(text, pipeline, i);
            text.Append($"  {"variant",-24}{"accuracy",9}{"replica",11}{"start s",9}{"ms b=1",9}{"RPS b=1",9}{largest,11}".TrimEnd()).Append('\n');
            for (int v = 0; v < stage.Variants.Length; v++)
            {
                Variant variant = stage.Variants[v];
                double amount = variant.BaseAllocation.Amount;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {variant.Name,-24}{variant.Accuracy,9:F4}{Size(variant.BaseAllocation),11}{variant.StartUp.MeanSeconds,9:F2}{variant.Profile.MeanMs(1, amount),9:F1}{capacity.ThroughputRps(i, v, amount, 1),9:F2}");
                text.Append(most > 1 ? string.Create(CultureInfo.InvariantCulture, $"{capacity.ThroughputRps(i, v, amount, most),11:F2}\n") : "\n");
                Extras(text, variant);
            }
        }

        return text.ToString();
    }

    private static string Size(Allocation allocation) => allocation.Kind == ResourceKind.GpuShare
        ? string.Create(CultureInfo.InvariantCulture, $"{allocation.Amount:0.###} GPU")
        : string.Create(CultureInfo.InvariantCulture, $"{allocation.Amount:0.##} {(allocation.Amount == 1.0 ? "core" : "cores")}");

    /// <summary>Sizes of a replica to choose from, and how many items it makes of one, where there is something to say.</summary>
    private static void Extras(StringBuilder text, Variant variant)
    {
        if (variant.Allocations.Length > 1)
        {
            text.Append($"    allocations: {string.Join(", ", variant.Allocations.Select(Size))}\n");
        }

        if (variant.Items != 1.0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    items put out for each served: {variant.Items:0.###}\n");
        }
    }

    private static void Edges(StringBuilder text, Pipeline pipeline, int stage)
    {
        string[] edges =
        [
            .. pipeline.Graph.Out(stage).Select(e => pipeline.Stages[e.To].Name
                + (e.Probability < 1.0 ? string.Create(CultureInfo.InvariantCulture, $" with probability {e.Probability:0.####}") : string.Empty)
                + (e.IsSingle ? " (one item)" : string.Empty)),
        ];
        if (edges.Length > 0 && !pipeline.IsChain)
        {
            text.Append($"  goes to {string.Join(", ", edges)}\n");
        }
    }

    private static string Stages(Pipeline pipeline) => pipeline.Graph.IsChain
        ? string.Join(" -> ", pipeline.Stages.Select(s => $"{s.Name} ({s.Variants.Length})"))
        : string.Join(", ", pipeline.Stages.Select((s, i) => $"{s.Name} ({s.Variants.Length}){After(pipeline, i)}"));

    private static string After(Pipeline pipeline, int stage) => pipeline.Graph.In(stage).IsEmpty
        ? string.Empty
        : $" after {string.Join(" and ", pipeline.Graph.In(stage).Select(e => pipeline.Stages[e.From].Name))}";

    private static string Slo(Pipeline pipeline) => double.IsPositiveInfinity(pipeline.Slo.LatencySeconds)
        ? "no SLO"
        : string.Create(CultureInfo.InvariantCulture, $"SLO {pipeline.Slo.LatencySeconds} s");
}
