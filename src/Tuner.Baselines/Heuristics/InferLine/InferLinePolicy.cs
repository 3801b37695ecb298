using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>
/// InferLine (Crankshaw et al., SoCC 2020): a planner simulates a sample of the load and finds cheap hardware, batches and replicas that keep the
/// SLO on it; then a tuner scales replicas, up at once where the load leaves the sample's traffic envelope, down late. Variants are fixed.
/// </summary>
/// <remarks>The tuner acts once an interval where the paper's acts every second; at its first decision only the history is known.</remarks>
public sealed class InferLinePolicy : IPolicy
{
    // The paper's windows of the load that is scaled down to.
    private const int ShortWindowSeconds = 5;

    private readonly InferLineOptions _options;
    private readonly LoadTrace? _sample;
    private readonly IArrivalProcess _arrivals;
    private PolicyContext? _context;
    private ImmutableArray<int> _variants = [];
    private Tuned? _plan;
    private int[] _replicas = [];
    private double _changedSeconds;

    /// <summary>A policy of that name; the planner's sample is the load known before the run where none is given.</summary>
    public InferLinePolicy(string name, InferLineOptions options, LoadTrace? sample = null, IArrivalProcess? arrivals = null) =>
        (Name, _options, _sample, _arrivals) = (name, options, sample, arrivals ?? new PoissonArrivals());

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Variants that the pipeline does not have.</exception>
    public void Reset(PolicyContext context)
    {
        LastNote = DecisionNote.None;
        (_context, _plan, _changedSeconds) = (context, null, 0.0);
        _variants = LevelVariants.Of(context.Pipeline, _options.Level, _options.Variants);
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        if (_context is null)
        {
            throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        }

        if (_plan is null)
        {
            _plan = Plan(observation.Arrivals, _context);
            _replicas = [.. _plan.Stages.Select(c => c.Replicas)];
        }

        Tune(observation, _plan);
        return _plan.Planner.ToDecision([.. _plan.Stages.Select((c, s) => c with { Replicas = _replicas[s] })]);
    }

    private Tuned Plan(ArrivalHistory arrivals, PolicyContext context)
    {
        int[] known = TrafficEnvelope.Last(arrivals, arrivals.Count);
        LoadTrace sample = _sample ?? new LoadTrace("history", known.Length > 0 ? known : [0], historySeconds: 0);
        double rate = sample.Run.ToArray().Average();
        InferLineEstimator estimator = new(context.Pipeline, sample, _arrivals, _options.MissRatio, context.Seeds);
        InferLinePlanner planner = new(context.Pipeline, context.Objective, _variants, rate, estimator.Keeps);
        (ImmutableArray<StageConfiguration> stages, bool feasible) = planner.Plan();
        double[] visits = new CapacityModel(context.Pipeline).Visits(_variants.AsSpan());
        double[] ratios = [.. stages.Select((c, s) => ScalingRule.Provisioning(rate, visits[s], c.Replicas, planner.ThroughputRps(s, c)))];
        ImmutableArray<int> windows = TrafficEnvelope.Windows(planner.ServiceSeconds(stages));
        return new Tuned(planner, stages, feasible, visits, ratios, windows, TrafficEnvelope.Of(sample.Run, windows));
    }

    private void Tune(Observation observation, Tuned plan)
    {
        double now = observation.Interval * observation.IntervalSeconds;
        int[] before = [.. _replicas];
        int[] recent = TrafficEnvelope.Last(observation.Arrivals, _options.ScaleDownWindowSeconds);
        double lately = recent.Length == 0 ? 0.0 : TrafficEnvelope.Of(recent, [ShortWindowSeconds])[0];

        // Below the planned replicas only that part of the sample's envelope is provided for; otherwise its own burst would find it scaled down.
        double part = Math.Min(1.0, plan.Stages.Select((c, s) => (double)_replicas[s] / c.Replicas).Min());
        double exceeding = TrafficEnvelope.Exceeding(
            observation.Arrivals, plan.Windows, [.. plan.Envelope.Select(r => r * part)], (int)Math.Ceiling(observation.IntervalSeconds));
        if (exceeding > 0.0)
        {
            Scale(plan, exceeding, s => plan.Ratios[s], Math.Max);
        }
        else if (recent.Length > 0 && now - _changedSeconds >= _options.ScaleDownDelaySeconds)
        {
            // Down by the lowest ratio of the pipeline, so that what is left is no tighter than the plan is anywhere.
            double lowest = plan.Ratios.Where(r => r > 0.0).DefaultIfEmpty(1.0).Min();
            Scale(plan, lately, _ => lowest, Math.Min);
        }

        if (!_replicas.AsSpan().SequenceEqual(before))
        {
            _changedSeconds = now;
        }

        double rate = exceeding > 0.0 ? exceeding : lately;
        bool serves = plan.Stages.Select((c, s) => _replicas[s] * plan.Planner.ThroughputRps(s, c) >= rate * plan.Visits[s]).All(isServed => isServed);
        LastNote = new DecisionNote(rate, plan.Feasible && serves);
    }

    private void Scale(Tuned plan, double rateRps, Func<int, double> ratio, Func<int, int, int> keep)
    {
        for (int s = 0; s < _replicas.Length; s++)
        {
            int wanted = ScalingRule.Replicas(
                rateRps, plan.Visits[s], plan.Planner.ThroughputRps(s, plan.Stages[s]), ratio(s), _context!.Pipeline.Stages[s].MaxReplicas);
            _replicas[s] = keep(_replicas[s], wanted);
        }
    }

    private sealed record Tuned(
        InferLinePlanner Planner,
        ImmutableArray<StageConfiguration> Stages,
        bool Feasible,
        double[] Visits,
        double[] Ratios,
        ImmutableArray<int> Windows,
        ImmutableArray<double> Envelope);
}
