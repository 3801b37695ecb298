using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.Proteus;

/// <summary>The device types of each stage (Proteus, section 4: batch time at most SLO / 2, so that a query that just missed a batch is in time).</summary>
internal static class DeviceTypes
{
    /// <summary>By stage; where nothing is fast enough, the fastest alone, and <paramref name="isInTime"/> is false.</summary>
    public static ImmutableArray<ImmutableArray<DeviceType>> Of(Pipeline pipeline, AccuracyMeasure measure, out bool isInTime)
    {
        CapacityModel capacity = new(pipeline);

        // A stage is an application of its own with an SLO of its own: in proportion to its lightest variant.
        double[] weights = [.. pipeline.Stages.Select((s, i) => Seconds(capacity, i, s.LightestVariant, s.BatchSizes[0]))];
        double[] parts = ProportionalSplit.Of(pipeline.Graph, weights);
        isInTime = true;
        ImmutableArray<ImmutableArray<DeviceType>>.Builder stages = ImmutableArray.CreateBuilder<ImmutableArray<DeviceType>>();
        for (int s = 0; s < pipeline.Stages.Length; s++)
        {
            Stage stage = pipeline.Stages[s];
            double best = Enumerable.Range(0, stage.Variants.Length).Max(v => measure.Of(stage, v));
            var all = (from v in Enumerable.Range(0, stage.Variants.Length)
                       from b in stage.BatchSizes
                       let loss = best > 0.0 ? (best - measure.Of(stage, v)) / best : 0.0
                       let type = new DeviceType(v, b, capacity.ThroughputRps(s, v, stage.Variants[v].BaseAllocation.Amount, b), loss)
                       select (Type: type, Seconds: Seconds(capacity, s, v, b))).ToList();
            ImmutableArray<DeviceType> fast = [.. all.Where(t => 2.0 * t.Seconds <= parts[s] * pipeline.Slo.LatencySeconds).Select(t => t.Type)];
            isInTime &= !fast.IsEmpty;
            stages.Add(fast.IsEmpty ? [all.MinBy(t => t.Seconds).Type] : fast);
        }

        return stages.ToImmutable();
    }

    private static double Seconds(CapacityModel capacity, int stage, int variant, int batch) =>
        capacity.P99Seconds(stage, variant, capacity.Pipeline.Stages[stage].Variants[variant].BaseAllocation.Amount, batch);
}
