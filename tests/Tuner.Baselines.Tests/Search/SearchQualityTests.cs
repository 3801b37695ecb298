using System.Globalization;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Benchmarks;

namespace Tuner.Baselines.Tests.Search;

/// <summary>The table of docs/baselines/search.md: how often each search finds the best plan of 200 random chains.</summary>
public sealed class SearchQualityTests(ITestOutputHelper output)
{
    private const int Chains = 200;

    [Theory]
    [InlineData("greedy", 0, 180)]
    [InlineData("greedy-value", 0, 174)]
    [InlineData("hill-climbing", 3000, 200)]
    [InlineData("annealing", 3000, 199)]
    [InlineData("random", 3000, 114)]
    public void Solve_ChainsOfThreeStages_FindsTheBestPlanAsOftenAsSaid(string name, int evaluations, int found) =>
        Assert.Equal(found, FoundBy(name, evaluations, stages: 3, variants: 5, batches: 4));

    // Minutes in all, so that they run only where they are asked for.
    [Theory(Explicit = true)]
    [InlineData("bayesian", 50, 3, 5, 4, 114)]
    [InlineData("greedy", 0, 5, 10, 7, 70)]
    [InlineData("greedy-value", 0, 5, 10, 7, 21)]
    [InlineData("hill-climbing", 3000, 5, 10, 7, 28)]
    [InlineData("hill-climbing", 10000, 5, 10, 7, 75)]
    [InlineData("annealing", 3000, 5, 10, 7, 51)]
    [InlineData("annealing", 10000, 5, 10, 7, 106)]
    [InlineData("bayesian", 50, 5, 10, 7, 2)]
    [InlineData("random", 3000, 5, 10, 7, 0)]
    [InlineData("random", 10000, 5, 10, 7, 0)]
    public void Solve_LongerChainsOrSlowerSearch_FindsTheBestPlanAsOftenAsSaid(string name, int evaluations, int stages, int variants, int batches, int found) =>
        Assert.Equal(found, FoundBy(name, evaluations, stages, variants, batches));

    private int FoundBy(string name, int evaluations, int stages, int variants, int batches)
    {
        RandomStream random = new SeedSequence(1).Stream("quality");
        SearchPlanSolver solver = evaluations == 0 ? Searches.Of(name) : Searches.WithBudget(name, evaluations);
        int found = 0, feasible = 0, missed = 0;
        double gap = 0.0, points = 0.0;
        for (int i = 0; i < Chains; i++)
        {
            PlanningProblem problem = RandomChains.Problem(random, stages, variants, batches);
            Plan exact = PlanSolver.Shared.Solve(problem);
            PlanLandscape landscape = solver.Explore(problem);
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
            $"{name} ({evaluations}) {stages}x{variants}x{batches}: found {found} of {Chains}, mean gap {gap / feasible:F5} of {feasible}, infeasible though one is feasible {missed}, points {points / Chains:F0}"));
        return found;
    }

    private static bool IsAsGood(Plan plan, Plan exact, double sloSeconds) => plan.Feasible == exact.Feasible
        && Math.Min(1.0, plan.BottleneckRatio) >= Math.Min(1.0, exact.BottleneckRatio) - 1e-8
        && plan.LatencySeconds <= Math.Max(exact.LatencySeconds, sloSeconds) + PlanningProblem.Tolerance
        && plan.Value >= exact.Value - PlanningProblem.Tolerance;
}
