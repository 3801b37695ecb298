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
        int stages = pipeline.Stages.Length;
        double[] own = new double[stages], until = new double[stages], from = new double[stages];
        for (int i = 0; i < stages; i++)
        {
            own[i] = pipeline.Stages[i].Variants.Select((v, index) => model.MeanSeconds(i, index, v.BaseAllocation.Amount, batch: 1)).Average();
            until[i] = own[i] + pipeline.Graph.In(i).Select(e => until[e.From]).DefaultIfEmpty(0.0).Max();
        }

        for (int i = stages - 1; i >= 0; i--)
        {
            from[i] = own[i] + pipeline.Graph.Out(i).Select(e => from[e.To]).DefaultIfEmpty(0.0).Max();
        }

        return [.. own.Select((w, i) => pipeline.Slo.LatencySeconds * w / (until[i] + from[i] - w))];
    }
}
