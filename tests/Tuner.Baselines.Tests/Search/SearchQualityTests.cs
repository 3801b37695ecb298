using System.Globalization;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Tests.Search;

/// <summary>The table of docs/baselines/search.md: how often each search finds the best plan of 200 random chains.</summary>
public sealed class SearchQualityTests(ITestOutputHelper output)
{
    private const int Chains = 200;

    [Theory]
    [InlineData("greedy", 180)]
    [InlineData("greedy-value", 174)]
    [InlineData("hill-climbing", 200)]
    [InlineData("annealing", 198)]
    [InlineData("random", 54)]
    public void Solve_ChainsOfThreeStages_FindsTheBestPlanAsOftenAsSaid(string name, int found) =>
        Assert.Equal(found, FoundBy(name, stages: 3, variants: 5, batches: 4));

    [Theory(Explicit = true)]
    [InlineData("bayesian", 3, 5, 4, 0)]
    [InlineData("greedy", 5, 10, 7, 0)]
    [InlineData("greedy-value", 5, 10, 7, 0)]
    [InlineData("hill-climbing", 5, 10, 7, 0)]
    [InlineData("annealing", 5, 10, 7, 0)]
    [InlineData("bayesian", 5, 10, 7, 0)]
    [InlineData("random", 5, 10, 7, 0)]
    public void Solve_LongerChains_FindsTheBestPlanAsOftenAsSaid(string name, int stages, int variants, int batches, int found) =>
        Assert.Equal(found, FoundBy(name, stages, variants, batches));

    private int FoundBy(string name, int stages, int variants, int batches)
    {
        RandomStream random = new SeedSequence(1).Stream("quality");
        int found = 0, feasible = 0, missed = 0;
        double gap = 0.0, points = 0.0;
        for (int i = 0; i < Chains; i++)
        {
            PlanningProblem problem = RandomChains.Problem(random, stages, variants, batches);
            Plan exact = PlanSolver.Shared.Solve(problem);
            PlanLandscape landscape = Searches.Of(name).Explore(problem);
            Plan plan = landscape.Best();
            found += IsAsGood(plan, exact, problem.SloSeconds) ? 1 : 0;
            missed += exact.Feasible && !plan.Feasible ? 1 : 0;
            points += landscape.Count;
            if (exact.Feasible && plan.Feasible)
            {
                feasible++;
                gap += exact.Value - plan.Value;
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {stages}x{variants}x{batches}: found {found} of {Chains}, mean gap {gap / feasible:F5} of {feasible}, infeasible though one is feasible {missed}, points {points / Chains:F0}"));
        return found;
    }

    private static bool IsAsGood(Plan plan, Plan exact, double sloSeconds) => plan.Feasible == exact.Feasible
        && Math.Min(1.0, plan.BottleneckRatio) >= Math.Min(1.0, exact.BottleneckRatio) - 1e-8
        && plan.LatencySeconds <= Math.Max(exact.LatencySeconds, sloSeconds) + PlanningProblem.Tolerance
        && plan.Value >= exact.Value - PlanningProblem.Tolerance;
}
