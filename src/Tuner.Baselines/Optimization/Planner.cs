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
    private readonly IPlanSolver _solver = solver ?? PlanSolver.Shared;
    private readonly PlanningOptions _constraints = options.ConstraintsOnly();

    /// <summary>What is planned for.</summary>
    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>What is maximised.</summary>
    public Objective Objective { get; } = objective;

    /// <summary>The best plan for a load.</summary>
    public Plan PlanFor(double rateRps, FrozenChoices? frozen = null)
    {
        FrozenChoices choices = frozen ?? FrozenChoices.None;
        if (cache is null)
        {
            return _solver.Solve(PlanningProblem.Create(Pipeline, Objective, rateRps, _constraints, choices));
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
        return cache.GetOrAdd(
            key, k => k.Solver.Solve(PlanningProblem.Create(k.Pipeline, Objective, k.RateRps, k.Constraints, k.Frozen)));
    }
}
