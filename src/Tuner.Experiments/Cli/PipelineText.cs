using System.Globalization;
using System.Text;
using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Cli;

/// <summary>A pipeline as text.</summary>
internal static class PipelineText
{
    public static string Line(Pipeline pipeline) => string.Create(
        CultureInfo.InvariantCulture,
        $"{pipeline.Name,-12} SLO {pipeline.Slo.LatencySeconds} s  {string.Join(" -> ", pipeline.Stages.Select(s => $"{s.Name} ({s.Variants.Length})"))}\n");

    public static string Table(Pipeline pipeline)
    {
        CapacityModel capacity = new(pipeline);
        StringBuilder text = new(Line(pipeline));
        for (int i = 0; i < pipeline.Stages.Length; i++)
        {
            Stage stage = pipeline.Stages[i];
            int most = stage.BatchSizes[^1];
            text.Append(CultureInfo.InvariantCulture, $"\n{stage.Name}: 1-{stage.MaxReplicas} replicas, batch {string.Join(", ", stage.BatchSizes)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {"variant",-24}{"accuracy",9}{"cores",7}{"start s",9}{"ms b=1",9}{"RPS b=1",9}{$"RPS b={most}",11}\n");
            for (int v = 0; v < stage.Variants.Length; v++)
            {
                Variant variant = stage.Variants[v];
                double amount = variant.BaseAllocation.Amount;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {variant.Name,-24}{variant.Accuracy,9:F4}{amount,7:0.##}{variant.StartUp.MeanSeconds,9:F2}{variant.Profile.MeanMs(1, amount),9:F1}{capacity.ThroughputRps(i, v, amount, 1),9:F2}{capacity.ThroughputRps(i, v, amount, most),11:F2}\n");
            }
        }

        return text.ToString();
    }
}
