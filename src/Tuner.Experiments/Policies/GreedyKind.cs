using Tuner.Baselines.Search;
using Tuner.Baselines.Search.Greedy;

namespace Tuner.Experiments.Policies;

internal sealed class GreedyKind : SearchKind<GreedyOptions>
{
    public override string Kind => "greedy";

    public override string Summary => "as solver, with plans by marginal gains: the best change of one stage until none gains";

    protected override SearchPlanSolver SolverOf(GreedyOptions options) => new GreedyPlanSolver(options.Gain);
}
