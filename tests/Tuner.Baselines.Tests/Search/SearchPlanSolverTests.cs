using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Benchmarks;

namespace Tuner.Baselines.Tests.Search;

/// <summary>What holds of every search.</summary>
public sealed class SearchPlanSolverTests
{
    public static TheoryData<string> All => Searches.All;

    public static TheoryData<string> Budgeted => Searches.Budgeted;

    [Theory]
    [MemberData(nameof(All))]
    public void Solve_RandomProblems_IsLegalAndNeverBetterThanTheExactPlan(string name)
    {
        int feasible = 0, infeasible = 0;
        foreach (PlanningProblem problem in Searches.Problems(120))
        {
            // Few points, so that the search has to choose.
            Plan found = (name == "greedy" ? Searches.Of(name) : Searches.WithBudget(name, 12)).Solve(problem);
            Plan exact = PlanSolver.Shared.Solve(problem);

            AssertLegal(found, problem);
            Assert.True(Rank(found, problem).CompareTo(Rank(exact, problem)) >= 0, $"{found.Value:R} found, {exact.Value:R} is best.");
            feasible += found.Feasible ? 1 : 0;
            infeasible += found.Feasible ? 0 : 1;
        }

        Assert.True(feasible > 20 && infeasible > 20, $"{feasible} feasible, {infeasible} not.");
    }

    [Theory]
    [MemberData(nameof(Budgeted))]
    public void Solve_BudgetForEveryPoint_GivesThePlanOfTheExactSolver(string name)
    {
        foreach (PlanningProblem problem in Searches.Problems(90))
        {
            Plan found = Searches.WithBudget(name, 100_000).Solve(problem), exact = PlanSolver.Shared.Solve(problem);

            Assert.Equal(exact.Feasible, found.Feasible);
            Assert.Equal(exact.Stages, found.Stages);
        }
    }

    [Theory]
    [InlineData("hill-climbing", 700)]
    [InlineData("bayesian", 23)]
    [InlineData("random", 700)]
    public void Explore_MorePointsThanBudget_LooksAtAsManyAsTheBudget(string name, int evaluations)
    {
        PlanningProblem problem = RandomChains.Problem(new SeedSequence(1).Stream("chain"), 4, 5, 5);

        Assert.Equal(evaluations, Searches.WithBudget(name, evaluations).Explore(problem).Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Solve_Twice_GivesTheSamePlan(string name)
    {
        PlanningProblem problem = RandomChains.Problem(new SeedSequence(1).Stream("chain"), 4, 8, 6);

        SearchPlanSolver first = Searches.Of(name), second = Searches.Of(name);

        Assert.Equal(first, second);
        Assert.Equal(first.Solve(problem).Stages, second.Solve(problem).Stages);
    }

    [Theory]
    [MemberData(nameof(Budgeted))]
    public void Explore_OtherSeedOrLoad_LooksAtOtherPoints(string name)
    {
        PlanningProblem problem = RandomChains.Problem(new SeedSequence(1).Stream("chain"), 4, 8, 6);
        PlanningProblem busier = new(problem.Stages, problem.RateRps + 1e-9, problem.SloSeconds, problem.ClusterCores, problem.Objective);

        Assert.NotEqual(Searches.Of(name), Searches.Of(name, seed: 2));
        Assert.NotEqual(Looked(Searches.Of(name), problem), Looked(Searches.Of(name, seed: 2), problem));
        Assert.NotEqual(Looked(Searches.Of(name), problem), Looked(Searches.Of(name), busier));
        static List<int> Looked(SearchPlanSolver solver, PlanningProblem problem) => [.. solver.Explore(problem).Points.SelectMany(p => p.Options)];
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Decide_EveryPipelineOfTheCatalogue_IsLegalAtAnyLoad(string name)
    {
        foreach (TheoryDataRow<string> pipeline in CataloguePipelines.All)
        {
            SolverPolicy Create(ConstantForecaster load) => new(name, new SolverOptions(), load, solver: Searches.Of(name));
            Assert.True(CataloguePipelines.Takes(pipeline.Data, Create), pipeline.Data);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Decide_WithAndWithoutCache_DecidesTheSame(string name)
    {
        Pipeline pipeline = TestPipelines.Nlp;
        ConstantForecaster load = new(0.0);
        PlanCache cache = new();
        SolverPolicy plain = Policy(null), cached = Policy(cache), sharing = Policy(cache);
        for (load.RateRps = 4.0; load.RateRps < 20.0; load.RateRps += 5.0)
        {
            Decision decision = Runs.First(plain, pipeline);
            Assert.Equal(decision, Runs.First(cached, pipeline));
            Assert.Equal(decision, Runs.First(sharing, pipeline));
        }

        Assert.Equal(4, cache.Count);
        SolverPolicy Policy(PlanCache? plans) => new(name, new SolverOptions(), load, solver: Searches.Of(name), cache: plans);
    }

    private static void AssertLegal(Plan plan, PlanningProblem problem)
    {
        Assert.Equal(problem.Stages.Length, plan.Stages.Length);
        Assert.All(plan.Stages.Zip(problem.Stages), pair =>
        {
            Assert.Contains(pair.First.Option, pair.Second);
            Assert.InRange(pair.First.Replicas, pair.First.Option.MinReplicas, pair.First.Option.MaxReplicas);
        });
        if (plan.Feasible)
        {
            Assert.True(plan.LatencySeconds <= problem.SloSeconds + 1e-9 && plan.BottleneckRatio >= 1.0 - 1e-8 && IsWithinCluster(plan, problem));
        }
    }

    // Lower is better; rounded, as what differs by rounding does not differ.
    private static (bool, bool, bool, double, double) Rank(Plan plan, PlanningProblem problem) => (
        !plan.Feasible,
        !IsWithinCluster(plan, problem),
        plan.LatencySeconds > problem.SloSeconds + 1e-9,
        -Math.Round(Math.Min(1.0, plan.BottleneckRatio), 7),
        -Math.Round(plan.Value, 7));

    private static bool IsWithinCluster(Plan plan, PlanningProblem problem) => problem.Shape is { } shape
        ? shape.Fits(plan)
        : plan.Cores <= Math.Max(problem.ClusterCores, problem.Stages.Sum(s => s.Min(o => o.MinReplicas * o.Allocation.Cores))) + 1e-9;
}
