using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Search.HillClimbing;

/// <summary>
/// Steepest ascent with random restarts (Russell and Norvig, Artificial Intelligence: A Modern Approach, section 4.1): the best change of one stage is
/// made until none gains, first from the quickest point, then from drawn ones, until the budget is spent.
/// </summary>
/// <param name="Evaluations">Points looked at, 1 or more.</param>
/// <param name="Seed">Of the restarts.</param>
public sealed record HillClimbingPlanSolver(int Evaluations = 3000, int Seed = 1) : BudgetedPlanSolver(Evaluations, Seed)
{
    private protected override string Name => "hill-climbing";

    private protected override void Walk(PlanLandscape landscape, PlanningProblem problem, RandomStream random)
    {
        PlanPoint? from = landscape.At(landscape.Quickest());
        while (landscape.Count < Evaluations)
        {
            from = Climb(landscape, from ?? landscape.At(landscape.Draw(random)));
        }
    }

    // Null where no change gains.
    private PlanPoint? Climb(PlanLandscape landscape, PlanPoint from)
    {
        PlanPoint best = from;
        foreach (int[] options in landscape.Neighbours(from.Options))
        {
            if (landscape.Count == Evaluations && !landscape.Knows(options))
            {
                break;
            }

            PlanPoint point = landscape.At(options);
            best = point.Worth > best.Worth + PlanningProblem.Tolerance ? point : best;
        }

        return best == from ? null : best;
    }
}
