using System.Collections.Immutable;
using Tuner.Baselines.Autoscaling;
using Tuner.Baselines.Autoscaling.Hpa;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.Clipper;

/// <summary>
/// Clipper (Crankshaw et al., NSDI 2017), its adaptive batching: on every stage the max batch grows by a constant while batches keep the latency
/// objective, the stage's share of the SLO, and shrinks by a part when they do not. Variants are settled, replicas fixed or an autoscaler's.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Batching, and what is deployed.</param>
/// <param name="peakRps">The load for fixed replicas where the options give none.</param>
public sealed class ClipperPolicy(string name, ClipperOptions options, double peakRps) : IPolicy
{
    private readonly HpaOptions _deployed = new()
    {
        Level = options.Level,
        Variants = options.Variants,
        Allocations = options.Allocations,
        Utilization = options.Utilization,
    };

    private ImmutableArray<DeployedStage> _stages = [];
    private ImmutableArray<ClipperBatch> _batches = [];
    private ImmutableArray<HpaScaler> _scalers = [];
    private double[] _objectiveSeconds = [];

    // Of a replica that serves the largest batches, which fixed replicas may not be enough for all the same.
    private double[] _mostRps = [];

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Variants that the pipeline does not have.</exception>
    public void Reset(PolicyContext context)
    {
        LastNote = DecisionNote.None;
        CapacityModel model = new(context.Pipeline);
        _objectiveSeconds = LatencyShares.Seconds(context.Pipeline);
        _stages = [.. DeployedPipeline.Of(context.Pipeline, _deployed).Select((s, i) => Smallest(model, i, s))];
        _mostRps = [.. _stages.Select((s, i) => s.Stage.BatchSizes.Max(b => model.ThroughputRps(i, s.Variant, s.Allocation.Amount, b)))];
        _batches = [.. _stages.Select(s => new ClipperBatch(options.Increase, options.Backoff, s.Stage.BatchSizes))];
        _scalers = [.. _stages.Select(s => new HpaScaler(_deployed, s))];
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        if (_stages.IsEmpty)
        {
            throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        }

        bool feasible = true;
        StageDecision[] decisions = new StageDecision[_stages.Length];
        for (int i = 0; i < decisions.Length; i++)
        {
            if (observation.Reports.Count > 0)
            {
                Learn(i, observation.Reports[0].Stages[i]);
            }

            Recommendation next = Replicas(i, observation);
            feasible &= next.Wanted <= _stages[i].MaxReplicas && next.Replicas * _mostRps[i] >= observation.Arrivals.Mean(KnownHistory.Seconds) * _stages[i].Visits;
            decisions[i] = (_stages[i] with { Batch = _batches[i].Size }).With(next.Replicas);
        }

        LastNote = new DecisionNote(double.NaN, feasible);
        return new Decision([.. decisions]);
    }

    // Batches begin at the smallest size, and so does the capacity that replicas are reckoned with.
    private static DeployedStage Smallest(CapacityModel model, int index, DeployedStage stage)
    {
        int batch = stage.Stage.BatchSizes[0];
        return stage with { Batch = batch, ThroughputRps = model.ThroughputRps(index, stage.Variant, stage.Allocation.Amount, batch) };
    }

    private void Learn(int stage, StageReport report) =>
        _batches[stage].Learn(report.Batches == 0 ? double.NaN : report.BusySeconds / report.Batches, _objectiveSeconds[stage]);

    private Recommendation Replicas(int stage, Observation observation)
    {
        if (options.Scaling == ClipperScaling.Fixed)
        {
            return For(stage, options.RateRps > 0.0 ? options.RateRps : peakRps);
        }

        if (observation.Reports.Count > 0)
        {
            return _scalers[stage].Next(StageObservation.Of(observation, stage));
        }

        Recommendation first = For(stage, observation.Arrivals.Mean(KnownHistory.Seconds));
        _scalers[stage].Start(observation.Interval * observation.IntervalSeconds, first.Replicas);
        return first;
    }

    private Recommendation For(int stage, double rateRps)
    {
        int wanted = _stages[stage].ReplicasFor(rateRps, options.Utilization);
        return new Recommendation(wanted, _stages[stage].Allowed(wanted));
    }
}
