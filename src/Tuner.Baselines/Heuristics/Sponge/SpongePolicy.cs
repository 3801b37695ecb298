using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Heuristics.Sponge;

/// <summary>
/// Sponge (Razavi et al., "Sponge: inference serving with dynamic SLOs using in-place vertical scaling", EuroMLSys 2024): one replica for each
/// stage, whose cores and batch follow the time that the network leaves of the SLO. Its intervals are 1 s; requests with less time left go
/// first where the stage's queue is <c>edf</c>.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Variants, network time, margins.</param>
/// <param name="forecaster">Foretells the load; the published code is told it.</param>
public sealed class SpongePolicy(string name, SpongeOptions options, ILoadForecaster forecaster) : IPolicy, IForeseeing
{
    private Pipeline? _pipeline;
    private ImmutableArray<int> _variants;
    private ImmutableArray<SpongeSearch> _searches;
    private double[] _shares = [];
    private double _delaySeconds;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <summary>Tells the forecaster, where it is one that foresees.</summary>
    public void Foresee(Hindsight hindsight) => (forecaster as IForeseeing)?.Foresee(hindsight);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">No chain, or, to be scaled upwards, a variant of one allocation or on shares of GPUs.</exception>
    /// <exception cref="ArgumentException">Variants that the pipeline does not have.</exception>
    public void Reset(PolicyContext context)
    {
        forecaster.Begin(new ForecastContext(context.IntervalSeconds, context.Past));
        Pipeline pipeline = context.Pipeline;
        SloShares.RequireChain(pipeline, "Sponge");
        (_pipeline, _delaySeconds, LastNote) = (pipeline, 0.0, DecisionNote.None);
        _variants = LevelVariants.Of(pipeline, options.Level, options.Variants);
        for (int s = 0; s < _variants.Length; s++)
        {
            RequireSizes(pipeline.Stages[s], pipeline.Stages[s].Variants[_variants[s]]);
        }

        CapacityModel capacity = new(pipeline);
        _searches = [.. _variants.Select((v, s) => new SpongeSearch(capacity, s, v, options.LatencyMargin))];
        _shares = SloShares.Of(pipeline, s => (_variants[s], pipeline.Stages[s].Variants[_variants[s]].Allocations[^1]));
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        Pipeline pipeline = _pipeline ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        double rate = options.PlannedRps(forecaster.ForecastRps(observation.Arrivals), pipeline.Planning.LoadMargin);
        if (observation.Reports.Count > 0 && observation.Reports[0] is { Arrived: > 0 } last)
        {
            _delaySeconds = options.Delay switch
            {
                SpongeDelay.Max => last.NetworkSecondsMax,
                SpongeDelay.Mean => last.NetworkSecondsSum / last.Arrived,
                _ => last.NetworkSecondsLast,
            };
        }

        double budgetSeconds = (options.SloFraction * pipeline.Slo.LatencySeconds) - _delaySeconds;
        SpongeChoice[] choices =
        [
            .. _searches.Select((search, s) => options.Scaling == SpongeScaling.Vertical
                ? search.Vertical(rate, budgetSeconds * _shares[s])
                : search.Horizontal(rate, budgetSeconds * _shares[s])),
        ];
        LastNote = new DecisionNote(rate, choices.All(c => c.Feasible));

        // The published code keeps the configuration where it finds none.
        return options.AsCoded && !LastNote.Feasible && observation.Interval > 0
            ? observation.InForce
            : new Decision([.. choices.Select((c, s) => DecisionSpace.Of(pipeline.Stages[s], _variants[s], c.Allocation, c.Replicas, c.MaxBatch))]);
    }

    private void RequireSizes(Stage stage, Variant variant)
    {
        if (options.Scaling == SpongeScaling.Vertical
            && (variant.Allocations.Length == 1 || variant.BaseAllocation.Kind != ResourceKind.Cores))
        {
            throw new NotSupportedException(
                $"Stage '{stage.Name}': Sponge changes the cores of a replica in place, and {variant.Name} has nothing but {variant.BaseAllocation}.");
        }
    }
}
