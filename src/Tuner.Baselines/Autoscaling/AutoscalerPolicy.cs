using System.Collections.Immutable;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Autoscaling;

/// <summary>
/// Scales the replicas of every stage on its own, by what the last interval showed; variants, allocations and batches are settled.
/// The first decision, which no report precedes, serves the load of the two minutes before at a given utilisation.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">What is scaled.</param>
public abstract class AutoscalerPolicy(string name, AutoscalerOptions options) : IPolicy
{
    private ImmutableArray<DeployedStage> _stages = [];
    private ImmutableArray<IStageScaler> _scalers = [];

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Options that the pipeline does not go with.</exception>
    public void Reset(PolicyContext context)
    {
        LastNote = DecisionNote.None;
        _stages = DeployedPipeline.Of(context.Pipeline, options);
        _scalers = [.. _stages.Select(Scaler)];
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
            Recommendation next = observation.Reports.Count == 0 ? First(i, observation) : _scalers[i].Next(StageObservation.Of(observation, i));
            feasible &= next.Wanted <= _stages[i].MaxReplicas;
            decisions[i] = _stages[i].With(next.Replicas);
        }

        LastNote = new DecisionNote(double.NaN, feasible);
        return new Decision([.. decisions]);
    }

    /// <summary>Utilisation that it aims at, in (0, 1].</summary>
    protected abstract double TargetUtilization { get; }

    /// <summary>The scaler of a stage, for a new run.</summary>
    protected abstract IStageScaler Scaler(DeployedStage stage);

    private Recommendation First(int stage, Observation observation)
    {
        int wanted = _stages[stage].ReplicasFor(observation.Arrivals.Mean(KnownHistory.Seconds), options.InitialOr(TargetUtilization));
        int replicas = _stages[stage].Allowed(wanted);
        _scalers[stage].Start(observation.Interval * observation.IntervalSeconds, replicas);
        return new Recommendation(wanted, replicas);
    }
}
