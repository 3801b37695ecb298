using Tuner.Baselines.Heuristics;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Autoscaling;

/// <summary>A pipeline's SLO split over its stages, for policies that look at one stage at a time.</summary>
public static class LatencyShares
{
    /// <summary>
    /// Seconds by stage, in proportion to w, the mean over the stage's variants of the time of a batch of one at its base allocation:
    /// SLO x w / (the longest way through the stage, in w). So no way through the graph has more than the SLO. IPA's SLOs are made in this
    /// way from their stages (JSys 2024, table 6).
    /// </summary>
    public static double[] Seconds(Pipeline pipeline)
    {
        CapacityModel model = new(pipeline);
        double[] own = [.. pipeline.Stages.Select((s, i) => s.Variants.Select((v, index) => model.MeanSeconds(i, index, v.BaseAllocation.Amount, batch: 1)).Average())];
        return [.. ProportionalSplit.Of(pipeline.Graph, own).Select(part => part * pipeline.Slo.LatencySeconds)];
    }
}
