using Tuner.Baselines.Search;
using Tuner.Baselines.Search.Bayesian;

namespace Tuner.Experiments.Policies;

internal sealed class BayesianKind : SearchKind<BayesianOptions>
{
    public override string Kind => "bayesian";

    public override string Summary => "as solver, with plans by Bayesian optimisation with expected improvement (Jones et al., 1998)";

    protected override SearchPlanSolver SolverOf(BayesianOptions options) =>
        new BayesianPlanSolver(options.Evaluations, options.InitialPoints, options.Candidates, options.Seed);
}
