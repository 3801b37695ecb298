using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search;
using Tuner.Baselines.Search.Annealing;
using Tuner.Baselines.Search.Bayesian;
using Tuner.Baselines.Search.Greedy;
using Tuner.Baselines.Search.HillClimbing;
using Tuner.Baselines.Search.RandomSearch;

namespace Tuner.Baselines.Tests.Support;

/// <summary>The searches for plans, by the names of their kinds.</summary>
internal static class Searches
{
    public static TheoryData<string> All => ["greedy", .. Budgeted];

    public static TheoryData<string> Budgeted => ["hill-climbing", "annealing", "bayesian", "random"];

    public static SearchPlanSolver Of(string name, int seed = 1) => name switch
    {
        "greedy" => new GreedyPlanSolver(),
        "greedy-value" => new GreedyPlanSolver(GreedyGain.Value),
        "hill-climbing" => new HillClimbingPlanSolver(Seed: seed),
        "annealing" => new AnnealingPlanSolver(Seed: seed),
        "bayesian" => new BayesianPlanSolver(Seed: seed),
        "random" => new RandomPlanSolver(Seed: seed),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A search was expected."),
    };

    public static SearchPlanSolver WithBudget(string name, int evaluations) => Of(name) switch
    {
        HillClimbingPlanSolver s => s with { Evaluations = evaluations },
        AnnealingPlanSolver s => s with { Evaluations = evaluations },
        BayesianPlanSolver s => s with { Evaluations = evaluations },
        RandomPlanSolver s => s with { Evaluations = evaluations },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A search with a budget was expected."),
    };

    /// <summary>Problems of chains and of graphs, some of which have no feasible plan.</summary>
    public static IEnumerable<PlanningProblem> Problems(int count)
    {
        Environment.Randomness.RandomStream random = new Environment.Randomness.SeedSequence(1).Stream("searched");
        for (int i = 0; i < count; i++)
        {
            yield return i % 3 == 0 ? RandomGraphs.Problem(random) : RandomPipelines.Problem(random);
        }
    }
}
