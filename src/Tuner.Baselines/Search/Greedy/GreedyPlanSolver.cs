using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Search.Greedy;

/// <summary>
/// Marginal gains, as in the greedy algorithm for knapsacks (Dantzig, Operations Research 1957): from the quickest point, the best change of one stage is
/// made until none gains. It draws nothing and has no budget; every change gains, so that it ends.
/// </summary>
/// <param name="Gain">Which of the changes that gain is made.</param>
public sealed record GreedyPlanSolver(GreedyGain Gain = GreedyGain.PerCore) : SearchPlanSolver
{
    internal override PlanLandscape Explore(PlanningProblem problem)
    {
        PlanLandscape landscape = new(problem);
        PlanPoint? point = landscape.At(landscape.Quickest());
        while (point is not null)
        {
            point = Next(landscape, point);
        }

        return landscape;
    }

    /// <summary>The point after the change that is made; null where none gains.</summary>
    internal PlanPoint? Next(PlanLandscape landscape, PlanPoint from)
    {
        PlanPoint? next = null;
        (double Rate, double Gain) best = default;
        foreach (int[] options in landscape.Neighbours(from.Options))
        {
            PlanPoint point = landscape.At(options);
            double gain = point.Worth - from.Worth;
            (double, double) merit = (Rate(gain, point.Plan.CostCores - from.Plan.CostCores), gain);
            if (gain > PlanningProblem.Tolerance && (next is null || merit.CompareTo(best) > 0))
            {
                (next, best) = (point, merit);
            }
        }

        return next;
    }

    private double Rate(double gain, double moreCores) => Gain == GreedyGain.Value ? gain
        : moreCores > PlanningProblem.Tolerance ? gain / moreCores : double.PositiveInfinity;
}
