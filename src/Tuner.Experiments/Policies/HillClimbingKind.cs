using Tuner.Baselines.Search;
using Tuner.Baselines.Search.HillClimbing;

namespace Tuner.Experiments.Policies;

internal sealed class HillClimbingKind : SearchKind<HillClimbingOptions>
{
    public override string Kind => "hill-climbing";

    public override string Summary => "as solver, with plans by steepest ascent and random restarts";

    protected override SearchPlanSolver SolverOf(HillClimbingOptions options) => new HillClimbingPlanSolver(options.Evaluations, options.Seed);
}
