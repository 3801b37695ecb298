using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Search;

/// <summary>A search that draws, within a budget. Where the budget covers every point it looks at all of them instead.</summary>
/// <param name="Evaluations">Points that it may look at, 1 or more.</param>
/// <param name="Seed">Which of its streams it draws from; the load picks the stream too, so that equal problems get equal answers.</param>
public abstract record BudgetedPlanSolver(int Evaluations, int Seed) : SearchPlanSolver
{
    /// <summary>Names the stream.</summary>
    private protected abstract string Name { get; }

    /// <summary>Looks at points until the budget is spent; there are more of them than that.</summary>
    private protected abstract void Walk(PlanLandscape landscape, PlanningProblem problem, RandomStream random);

    internal sealed override PlanLandscape Explore(PlanningProblem problem)
    {
        PlanLandscape landscape = new(problem);
        if (landscape.Size <= Evaluations)
        {
            landscape.LookAtAll();
        }
        else
        {
            Walk(landscape, problem, new SeedSequence(BitConverter.DoubleToUInt64Bits(problem.RateRps)).Stream(Name, Seed));
        }

        return landscape;
    }
}
