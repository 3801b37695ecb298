using System.Collections.Immutable;
using Tuner.Baselines.Autoscaling;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.Infaas;

/// <summary>
/// INFaaS (Romero, Li, Yadwadkar, Kozyrakis, USENIX ATC 2021), its reactive autoscaling of variants: on every stage the cheapest variant that keeps
/// the demands on accuracy and latency, and by the load of the last interval more of it, less of it, or another. The demand on latency is the
/// stage's share of the pipeline's SLO, since INFaaS serves single models. Where it departs from the published code is in docs/baselines/autoscalers.md.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Demands and thresholds.</param>
public sealed class InfaasPolicy(string name, InfaasOptions options) : IPolicy
{
    private Pipeline? _pipeline;
    private ImmutableArray<ImmutableArray<InfaasVariant>> _eligible = [];
    private ImmutableArray<InfaasScaler> _scalers = [];
    private bool _meetsDemands;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    public void Reset(PolicyContext context)
    {
        LastNote = DecisionNote.None;
        _pipeline = context.Pipeline;
        _meetsDemands = true;
        CapacityModel model = new(context.Pipeline);
        double[] shares = LatencyShares.Seconds(context.Pipeline);
        _eligible = [.. context.Pipeline.Stages.Select((_, i) => Eligible(model, i, shares[i], context.Objective.GpuPriceCores))];
        _scalers = [.. _eligible.Select((e, i) => new InfaasScaler(options, e, context.Pipeline.Stages[i].MaxReplicas))];
    }

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        Pipeline pipeline = _pipeline ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
        InfaasChoice[] choices = observation.Reports.Count == 0 ? First(pipeline, observation) : Next(observation);
        LastNote = new DecisionNote(double.NaN, _meetsDemands && choices.All(c => c.Feasible));
        return new Decision([.. choices.Select((c, i) => Of(pipeline.Stages[i], _eligible[i][c.Index], c.Replicas))]);
    }

    // How many items come to a stage depends on the variants before it, which are chosen by then.
    private InfaasChoice[] First(Pipeline pipeline, Observation observation)
    {
        double rate = observation.Arrivals.Mean(KnownHistory.Seconds);
        double[] shares = new double[pipeline.Flow.Size], visits = new double[_scalers.Length];
        InfaasChoice[] choices = new InfaasChoice[_scalers.Length];
        for (int i = 0; i < choices.Length; i++)
        {
            visits[i] = pipeline.Flow.VisitsTo(i, shares, visits);
            choices[i] = _scalers[i].Start(rate * visits[i]);
            shares[pipeline.Flow.Offset(i) + _eligible[i][choices[i].Index].Variant] = 1.0;
        }

        return choices;
    }

    private InfaasChoice[] Next(Observation observation) => [.. _scalers.Select((s, i) => s.Next(
        observation.Interval * observation.IntervalSeconds,
        observation.IntervalSeconds,
        observation.Reports[0].Stages[i].Arrived / observation.IntervalSeconds))];

    // Every variant with every allocation is one of INFaaS' model variants, which differ in hardware too. Where none keeps both demands, those
    // that are accurate enough are left; their batch then is the smallest.
    private ImmutableArray<InfaasVariant> Eligible(CapacityModel model, int index, double shareSeconds, double gpuPriceCores)
    {
        Stage stage = model.Pipeline.Stages[index];
        double floor = options.AccuracyFloor * stage.Variants[stage.MostAccurateVariant].Accuracy;
        (int Variant, Allocation Allocation)[] accurate =
        [
            .. from v in Enumerable.Range(0, stage.Variants.Length)
               where stage.Variants[v].Accuracy >= floor
               from a in stage.Variants[v].Allocations
               select (v, a),
        ];
        (int Variant, Allocation Allocation)[] both =
            [.. accurate.Where(w => model.P99Seconds(index, w.Variant, w.Allocation.Amount, stage.BatchSizes[0]) <= shareSeconds)];
        _meetsDemands &= both.Length > 0;
        return [.. (both.Length > 0 ? both : accurate).Select(w => Describe(model, index, w.Variant, w.Allocation, shareSeconds, gpuPriceCores))];
    }

    private static InfaasVariant Describe(
        CapacityModel model, int index, int variant, Allocation allocation, double shareSeconds, double gpuPriceCores)
    {
        int batch = BatchChoice.Of(model, index, variant, allocation.Amount, shareSeconds);
        return new InfaasVariant(
            variant,
            allocation,
            batch,
            model.ThroughputRps(index, variant, allocation.Amount, batch),
            allocation.Cores + (gpuPriceCores * allocation.GpuShare),
            model.Pipeline.Stages[index].Variants[variant].Accuracy);
    }

    private static StageDecision Of(Stage stage, InfaasVariant way, int replicas) =>
        DecisionSpace.Of(stage, way.Variant, way.Allocation, replicas, way.Batch);
}
