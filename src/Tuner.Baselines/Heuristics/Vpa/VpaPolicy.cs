using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>
/// VPA+ of InfAdapter's authors (Salmani et al., EuroMLSys 2023): a fixed variant on as many cores as the Kubernetes Vertical Pod Autoscaler
/// recommends from the usage so far. Only the first size, on no usage, is from the load of the two minutes before.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Variants, percentiles, period.</param>
public sealed class VpaPolicy(string name, VpaOptions options) : IPolicy
{
    private ImmutableArray<VpaStage> _stages = [];
    private ImmutableArray<double> _loads = [];
    private Pipeline? _pipeline;
    private ImmutableArray<int> _variants;
    private Decision? _decision;
    private double _nextSeconds;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Variants that the pipeline does not have.</exception>
    /// <exception cref="NotSupportedException">A variant on shares of GPUs, or parts of cores.</exception>
    public void Reset(PolicyContext context)
    {
        Pipeline pipeline = context.Pipeline;
        LastNote = DecisionNote.None;
        (_pipeline, _decision, _nextSeconds) = (pipeline, null, 0.0);
        _variants = LevelVariants.Of(pipeline, options.Level, options.Variants);
        _stages =
        [
            .. pipeline.Stages.Select((s, i) => new VpaStage(options, CoreSizes.Of(pipeline, s, s.Variants[_variants[i]]), _variants[i], s.BatchSizes[0])),
        ];
        CapacityModel capacity = new(pipeline);
        double[] visits = capacity.Visits(_variants.AsSpan());
        _loads = [.. pipeline.Stages.Select((s, i) => visits[i] * CoreSecondsOf(capacity, i))];
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        Pipeline pipeline = _pipeline ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        double nowSeconds = observation.Interval * observation.IntervalSeconds;
        if (_decision is not null && observation.Reports.Count > 0)
        {
            IntervalReport last = observation.Reports[0];
            for (int s = 0; s < _stages.Length; s++)
            {
                _stages[s].Observe(last.Stages[s], observation.IntervalSeconds, nowSeconds);
            }
        }

        if (_decision is not null && nowSeconds < _nextSeconds)
        {
            return _decision;
        }

        _nextSeconds = nowSeconds + options.PeriodSeconds;
        for (int s = 0; s < _stages.Length; s++)
        {
            if (_decision is null)
            {
                _stages[s].Take((1.0 + options.SafetyMargin) * observation.Arrivals.Max(KnownHistory.Seconds) * _loads[s]);
            }
            else
            {
                _stages[s].Decide();
            }
        }

        LastNote = new DecisionNote(double.NaN, _stages.All(s => s.IsMet));
        return _decision = new Decision([.. _stages.Select((s, i) => s.ToDecision(pipeline.Stages[i].BatchTimeoutSeconds))]);
    }

    // Core-seconds of one item at the base allocation; on more cores one may take more, which usage then shows.
    private double CoreSecondsOf(CapacityModel capacity, int stage)
    {
        Variant variant = capacity.Pipeline.Stages[stage].Variants[_variants[stage]];
        double cores = variant.BaseAllocation.Cores;
        return cores / capacity.ThroughputRps(stage, _variants[stage], cores, capacity.Pipeline.Stages[stage].BatchSizes[0]);
    }
}
