using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// Plans for one pipeline, objective and set of constraints: states the problem of a load and solves it, or remembers the answer
/// where it has a cache.
/// </summary>
public sealed class Planner(
    Pipeline pipeline, Objective objective, PlanningOptions options, IPlanSolver? solver = null, PlanCache? cache = null)
{
    // Hysteresis freezes other variants again and again.
    private const int MostModels = 256;

    private readonly IPlanSolver _solver = solver ?? PlanSolvers.Of(options.Solver);
    private readonly PlanningOptions _constraints = options.ConstraintsOnly();
    private readonly Dictionary<FrozenChoices, PlanningModel> _models = [];

    /// <summary>What is planned for.</summary>
    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>What is maximised.</summary>
    public Objective Objective { get; } = objective;

    /// <summary>The best plan for a load. For one thread.</summary>
    public Plan PlanFor(double rateRps, FrozenChoices? frozen = null)
    {
        FrozenChoices choices = frozen ?? FrozenChoices.None;
        if (cache is null)
        {
            return Solve(rateRps, choices);
        }

        PlanKey key = new(
            Pipeline,
            Objective.Weights,
            Objective.Measure,
            Objective.AccuracyReference,
            Objective.CostReference,
            Objective.GpuPriceCores,
            _constraints,
            rateRps,
            choices,
            _solver);
        return cache.GetOrAdd(key, k => Solve(k.RateRps, k.Frozen));
    }

    private Plan Solve(double rateRps, FrozenChoices choices)
    {
        if (!_models.TryGetValue(choices, out PlanningModel? model))
        {
            if (_models.Count == MostModels)
            {
                _models.Clear();
            }

            _models[choices] = model = new PlanningModel(Pipeline, Objective, _constraints, choices);
        }

        return _solver.Solve(model.At(rateRps));
    }
}
