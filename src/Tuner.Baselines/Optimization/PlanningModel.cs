using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>All that the problems of a pipeline share, whatever the load: the options of every stage, and the limits.</summary>
internal sealed class PlanningModel
{
    private readonly OptionTable _table;
    private readonly PlanShape? _shape;
    private readonly Pipeline _pipeline;
    private readonly Objective _objective;
    private readonly double _slackItems;

    /// <summary>The model of a pipeline under constraints.</summary>
    /// <exception cref="ArgumentException">Frozen choices, or planning facts, that are not the pipeline's.</exception>
    /// <exception cref="NotSupportedException">What plans do not know.</exception>
    public PlanningModel(Pipeline pipeline, Objective objective, PlanningOptions options, FrozenChoices frozen)
    {
        (_pipeline, _objective) = (pipeline, objective);
        _table = new OptionTable(new PlanOptionList(pipeline, objective, options, frozen).Build());
        _shape = PlanShape.Of(pipeline);

        // The published code adds (x - 1) / rate for every binary x of (variant, batch) where the paper adds (b - 1) / rate once. As one
        // binary per batch set is 1, that is |variants| (1 - |batches|) / rate a stage: a negative constant, here on the other side.
        _slackItems = options.AsCoded ? pipeline.Stages.Sum(s => s.Variants.Length * (s.BatchSizes.Length - 1)) : 0.0;
    }

    /// <summary>The problem of a load, in requests/s.</summary>
    public PlanningProblem At(double rateRps) => new(
        _table, rateRps, _pipeline.Slo.LatencySeconds + (_slackItems / rateRps), _pipeline.Cluster.TotalCores, _objective)
    {
        Shape = _shape,
    };
}
