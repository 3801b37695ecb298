using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Playing;

/// <summary>The solver's decisions for loads on a geometric grid, each solved once: many loads that hardly differ ask for few plans.</summary>
internal sealed class PlanLadder(Planner planner)
{
    private const double Step = 1.02;
    private const double LeastRps = 0.1;
    private readonly Dictionary<int, Decision> _decisions = [];

    /// <summary>The decision for the load of the grid at or next above <paramref name="rateRps"/>.</summary>
    public Decision For(double rateRps)
    {
        int rung = (int)Math.Ceiling((Math.Log(Math.Max(LeastRps, rateRps) / LeastRps) / Math.Log(Step)) - 1e-9);
        if (!_decisions.TryGetValue(rung, out Decision? decision))
        {
            Plan plan = planner.PlanFor(LeastRps * Math.Pow(Step, rung));
            _decisions[rung] = decision = plan.ToDecision(planner.Pipeline);
        }

        return decision;
    }
}
