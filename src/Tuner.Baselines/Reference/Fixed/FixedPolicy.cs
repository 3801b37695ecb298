using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Fixed;

/// <summary>One decision for the whole run: the solver's for the workload's peak, or one that is given.</summary>
public sealed class FixedPolicy : IPolicy
{
    private readonly Func<PolicyContext, (Decision Decision, DecisionNote Note)> _choose;
    private Decision? _decision;

    /// <summary>The solver's decision for the load of the options, or for <paramref name="peakRps"/>, margins of the pipeline included.</summary>
    public FixedPolicy(
        string name,
        FixedOptions options,
        double peakRps,
        string workload = "default",
        IPlanSolver? solver = null,
        PlanCache? cache = null)
    {
        Name = name;
        double rate = options.RateRps > 0.0 ? options.RateRps : peakRps;
        _choose = context =>
        {
            double planned = rate * (options.Planning ? 1.0 + context.Pipeline.Planning.LoadMargin : 1.0);
            Planner planner = new(
                context.Pipeline, PlanObjective.Choose(options.Preset, context, workload), options, solver, cache);
            Plan plan = planner.PlanFor(planned);
            return (plan.ToDecision(context.Pipeline), new DecisionNote(planned, plan.Feasible));
        };
    }

    /// <summary>A decision that is given; it plans for no load.</summary>
    public FixedPolicy(string name, Decision decision)
    {
        Name = name;
        _choose = context =>
        {
            context.Space.Check(decision);
            return (decision, DecisionNote.None);
        };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The decision given is not one of this pipeline's.</exception>
    public void Reset(PolicyContext context) => (_decision, LastNote) = _choose(context);

    /// <inheritdoc/>
    public Decision Decide(Observation observation) =>
        _decision ?? throw new InvalidOperationException($"Policy '{Name}' was asked before its first Reset.");
}
