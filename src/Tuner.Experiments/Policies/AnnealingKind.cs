using Tuner.Baselines.Search;
using Tuner.Baselines.Search.Annealing;

namespace Tuner.Experiments.Policies;

internal sealed class AnnealingKind : SearchKind<AnnealingOptions>
{
    public override string Kind => "annealing";

    public override string Summary => "as solver, with plans by simulated annealing (Kirkpatrick et al., Science 1983)";

    protected override SearchPlanSolver SolverOf(AnnealingOptions options) =>
        new AnnealingPlanSolver(options.Evaluations, options.InitialTemperature, options.FinalTemperature, options.Seed);
}
