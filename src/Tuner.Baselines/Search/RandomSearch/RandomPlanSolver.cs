using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Search.RandomSearch;

/// <summary>The best of so many different points drawn evenly.</summary>
/// <param name="Evaluations">Points looked at, 1 or more.</param>
/// <param name="Seed">Of the search.</param>
public sealed record RandomPlanSolver(int Evaluations = 3000, int Seed = 1) : BudgetedPlanSolver(Evaluations, Seed)
{
    private protected override string Name => "random";

    private protected override void Walk(PlanLandscape landscape, PlanningProblem problem, RandomStream random)
    {
        while (landscape.Count < Evaluations)
        {
            landscape.At(landscape.Draw(random));
        }
    }
}
