using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>
/// What an agent sees of an observation, in the order of the table in docs/environment.md: the load at several scales, the
/// outcome of the last intervals, and per stage its queue, its replicas, the decision in force and its capacity against the load.
/// Numbers stay in their units (requests/s, seconds over the SLO, replicas); the agent's normaliser scales them.
/// </summary>
public sealed class ObservationEncoder(Pipeline pipeline)
{
    /// <summary>Seconds of load seen one by one.</summary>
    public const int RecentSeconds = 12;

    private const int LoadFeatures = RecentSeconds + 11;
    private const int OutcomeFeatures = 6;
    private const int StageFeatures = 13;
    private const double MaxRatio = 5.0;
    private readonly CapacityModel _capacity = new(pipeline);

    /// <summary>Floats written.</summary>
    public int Size { get; } =
        LoadFeatures + OutcomeFeatures + pipeline.Stages.Sum(s => StageFeatures + s.Variants.Length);

    /// <summary>Writes <see cref="Size"/> floats.</summary>
    public void Encode(Observation observation, Objective objective, Span<float> features)
    {
        FeatureWriter writer = new(features);
        AddLoad(ref writer, observation.Arrivals);
        AddOutcome(ref writer, observation, objective);
        double load = observation.Arrivals.Mean(5);
        Span<double> visits = stackalloc double[pipeline.Stages.Length];
        FillVisits(observation.InForce, visits);
        for (int i = 0; i < pipeline.Stages.Length; i++)
        {
            AddStage(ref writer, observation, i, load * visits[i]);
        }
    }

    /// <summary>Items that come to each stage for one request under a decision.</summary>
    internal void FillVisits(Decision decision, Span<double> visits)
    {
        Span<double> shares = stackalloc double[pipeline.Flow.Size];
        decision.FillShares(pipeline, shares);
        pipeline.Flow.Visits(shares, visits);
    }

    /// <summary>Throughput of a stage's decision over a load in items/s, at most <see cref="MaxRatio"/>.</summary>
    internal double CapacityRatio(int stage, StageDecision decision, double loadRps)
    {
        double capacity = 0.0;
        foreach (VariantDeployment d in decision.Deployments)
        {
            capacity += d.Replicas * _capacity.ThroughputRps(stage, d.Variant, d.Allocation.Amount, decision.MaxBatch);
        }

        return Math.Min(MaxRatio, capacity / Math.Max(loadRps, 0.1));
    }

    private static void AddLoad(ref FeatureWriter writer, ArrivalHistory arrivals)
    {
        for (int i = 0; i < RecentSeconds; i++)
        {
            writer.Add(i < arrivals.Count ? arrivals[i] : 0.0);
        }

        double last5 = arrivals.Mean(5), last15 = arrivals.Mean(15), last30 = arrivals.Mean(30);
        writer.Add(last5);
        writer.Add(arrivals.Mean(10));
        writer.Add(last30);
        writer.Add(arrivals.Mean(60));
        writer.Add(arrivals.Mean(120));
        writer.Add(arrivals.Max(10));
        writer.Add(arrivals.Max(60));
        writer.Add(arrivals.Max(120));
        writer.Add(last5 - last15);
        writer.Add(last15 - last30);
        writer.Add(Math.Sqrt(last5));
    }

    private void AddOutcome(ref FeatureWriter writer, Observation observation, Objective objective)
    {
        IntervalReport? last = observation.Reports.Count > 0 ? observation.Reports[0] : null;
        IntervalReport? before = observation.Reports.Count > 1 ? observation.Reports[1] : null;
        writer.Add(last?.ViolationRatio ?? 0.0);
        writer.Add(before?.ViolationRatio ?? 0.0);
        writer.Add(last?.Inside ?? 0.0);
        writer.Add((last?.Accuracy ?? 0.0) / objective.AccuracyReference);
        writer.Add(last is null ? 0.0 : objective.CostCores(last.PaidCores, last.PaidGpuShare) / objective.CostReference);
        writer.Add((last?.LatencySeconds.Quantile(0.99) ?? 0.0) / pipeline.Slo.LatencySeconds);
    }

    private void AddStage(ref FeatureWriter writer, Observation observation, int index, double loadRps)
    {
        Stage stage = pipeline.Stages[index];
        StageDecision inForce = observation.InForce.Stages[index];
        StageReport? last = observation.Reports.Count > 0 ? observation.Reports[0].Stages[index] : null;
        StageReport? before = observation.Reports.Count > 1 ? observation.Reports[1].Stages[index] : null;
        writer.Add(last?.QueueLength ?? 0.0);
        writer.Add((last?.QueueLength ?? 0.0) - (before?.QueueLength ?? 0.0));
        writer.Add(last?.MeanQueueLength ?? 0.0);
        writer.Add((last?.OldestWaitSeconds ?? 0.0) / pipeline.Slo.LatencySeconds);
        writer.Add((last?.LatencySeconds.Quantile(0.95) ?? 0.0) / pipeline.Slo.LatencySeconds);
        writer.Add(last is { ReadySeconds: > 0.0 } ? last.BusySeconds / last.ReadySeconds : 0.0);
        writer.Add(last?.ReplicasReady ?? inForce.Replicas);
        writer.Add(last?.ReplicasStarting ?? 0.0);
        writer.Add(last?.ReplicasDraining ?? 0.0);
        writer.Add(last?.ReplicasPending ?? 0.0);
        writer.Add(inForce.Replicas);
        writer.Add(Math.Log2(inForce.MaxBatch));
        writer.Add(CapacityRatio(index, inForce, loadRps));
        writer.AddOneHot(inForce.Deployments[0].Variant, stage.Variants.Length);
    }
}
