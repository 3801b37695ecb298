using Tuner.Baselines.Search;
using Tuner.Baselines.Search.RandomSearch;

namespace Tuner.Experiments.Policies;

internal sealed class RandomKind : SearchKind<RandomSearchOptions>
{
    public override string Kind => "random";

    public override string Summary => "as solver, with the best of a number of plans drawn evenly";

    protected override SearchPlanSolver SolverOf(RandomSearchOptions options) => new RandomPlanSolver(options.Evaluations, options.Seed);
}
