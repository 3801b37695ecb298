using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Heuristics.Nexus;

/// <summary>
/// Nexus (Shen et al., SOSP 2019): the SLO is split over the stages so that the whole is cheapest, and each stage takes the batch and replicas
/// that serve its load within its part. With <see cref="LatencySplit.Grandslam"/> the split of GrandSLAm (Kannan et al., EuroSys 2019).
/// Variants are fixed.
/// </summary>
/// <remarks>
/// Of squishy bin packing what a decision can say is here: whole replicas, and a smaller last one where the variant has several allocations. Models
/// of different stages do not share a replica, and requests are dropped by the serving system's rule instead of Nexus' early drop.
/// </remarks>
public sealed class NexusPolicy : IPolicy, IForeseeing
{
    private const int Halvings = 30;

    private readonly NexusOptions _options;
    private readonly ILoadForecaster _forecaster;
    private PolicyContext? _context;
    private CapacityModel? _capacity;
    private LatencyProgramme? _programme;
    private ImmutableArray<int> _variants = [];
    private double[] _visits = [];
    private double[] _parts = [];

    /// <summary>A policy of that name.</summary>
    public NexusPolicy(string name, NexusOptions options, ILoadForecaster forecaster) =>
        (Name, _options, _forecaster) = (name, options, forecaster);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <summary>Tells the forecaster, where it is one that foresees.</summary>
    public void Foresee(Hindsight hindsight) => (_forecaster as IForeseeing)?.Foresee(hindsight);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Variants that the pipeline does not have.</exception>
    /// <exception cref="NotSupportedException">A graph that is no tree, with <see cref="LatencySplit.Nexus"/>.</exception>
    public void Reset(PolicyContext context)
    {
        Pipeline pipeline = context.Pipeline;
        _forecaster.Begin(new ForecastContext(context.IntervalSeconds, context.Past));
        LastNote = DecisionNote.None;
        _context = context;
        _capacity = new CapacityModel(pipeline);
        _variants = LevelVariants.Of(pipeline, _options.Level, _options.Variants);
        _visits = _capacity.Visits(_variants.AsSpan());
        _programme = _options.Split == LatencySplit.Nexus ? new LatencyProgramme(pipeline) : null;
        double[] weights = [.. pipeline.Stages.Select((s, i) => _options.Split == LatencySplit.Even
            ? 1.0 : _capacity.P99Seconds(i, _variants[i], s.Variants[_variants[i]].BaseAllocation.Amount, s.BatchSizes[0]))];
        _parts = ProportionalSplit.Of(pipeline.Graph, weights);
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        if (_context is null)
        {
            throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        }

        double rate = _options.PlannedRps(_forecaster.ForecastRps(observation.Arrivals));
        double slo = _context.Pipeline.Slo.LatencySeconds;
        Decision? decision = Plan(rate, slo);
        LastNote = new DecisionNote(rate, Feasible: decision is not null);
        return decision ?? HighestShare(rate, slo) ?? HighestShare(rate, double.PositiveInfinity) ?? Least();
    }

    private Decision? Plan(double rateRps, double sloSeconds)
    {
        ImmutableArray<StageChoice>[] choices =
            [.. _variants.Select((v, s) => StageChoices.Of(_capacity!, _context!.Objective, s, v, rateRps * _visits[s]))];
        StageChoice[]? chosen = _programme is null
            ? Split(choices, sloSeconds) : _programme.Cheapest([.. choices.Select(c => (IReadOnlyList<StageChoice>)c)], sloSeconds);
        if (chosen is null)
        {
            return null;
        }

        Decision decision = new([.. chosen.Select(c => c.Decision)]);
        return ClusterFit.Holds(_context!.Pipeline, decision) ? decision : null;
    }

    // Each stage for itself, within its part.
    private StageChoice[]? Split(ImmutableArray<StageChoice>[] choices, double sloSeconds)
    {
        StageChoice?[] chosen = [.. choices.Select((c, s) => c
            .Where(choice => choice.Seconds <= (_parts[s] * sloSeconds) + PlanningProblem.Tolerance)
            .OrderBy(choice => choice.CostCores).ThenBy(choice => choice.Seconds).FirstOrDefault())];
        return Array.Exists(chosen, c => c is null) ? null : [.. chosen.OfType<StageChoice>()];
    }

    // The largest part of the load that is served within the limits; what is beyond it is left to the drop rule.
    private Decision? HighestShare(double rateRps, double sloSeconds)
    {
        double low = 0.0, high = Math.Min(1.0, MostRps() / rateRps);
        Decision? best = Plan(high * rateRps, sloSeconds);
        if (best is not null)
        {
            return best;
        }

        for (int i = 0; i < Halvings && (best is null || high - low > 1e-6 * high); i++)
        {
            double middle = 0.5 * (low + high);
            Decision? found = Plan(middle * rateRps, sloSeconds);
            (low, high, best) = found is null ? (low, middle, best) : (middle, high, found);
        }

        return best;
    }

    private double MostRps() => _variants.Select((v, s) =>
    {
        Stage stage = _context!.Pipeline.Stages[s];
        double best = stage.Variants[v].Allocations.Max(a => stage.BatchSizes.Max(b => _capacity!.ThroughputRps(s, v, a.Amount, b)));
        return _visits[s] > 0.0 ? stage.MaxReplicas * best / _visits[s] : double.PositiveInfinity;
    }).Min();

    private Decision Least() => new([.. _context!.Pipeline.Stages.Select((s, i) => DecisionSpace.Of(
        s, _variants[i], s.Variants[_variants[i]].Allocations[0], replicas: 1, s.BatchSizes[0]))]);
}
