using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference.Playing;
using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.BestStatic;

/// <summary>A reference: the one decision that, held for the whole run, scores best on its very arrivals and luck, as far as a search finds it.</summary>
public sealed class BestStaticPolicy(string name, BestStaticOptions options, IPlanSolver? solver = null, PlanCache? cache = null)
    : ForeseeingPolicy(name)
{
    private Decision? _decision;

    /// <inheritdoc/>
    public override Decision Decide(Observation observation) =>
        _decision ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");

    /// <inheritdoc/>
    protected override void Begin(PolicyContext context, Hindsight hindsight)
    {
        PlanLadder plans = new(new Planner(context.Pipeline, context.Objective, options, solver, cache));
        StaticSearch search = new(
            context.Pipeline, context.Objective, new RunTape(hindsight, context.Objective), new DecisionSteps(context.Pipeline));
        _decision = search.Find(options, plans, hindsight.Trace).Decision;
    }
}
