using Tuner.Baselines.Optimization;
using Tuner.Baselines.Optimization.Pareto;
using Tuner.Baselines.Optimization.Programmes;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Benchmarks;

namespace Tuner.Baselines.Tests.Optimization.Pareto;

/// <summary>Against looking at every plan, and where there are too many of those against CP-SAT.</summary>
public sealed class ParetoPlanSolverTests
{
    [Fact]
    public void Solve_RandomProblems_GivesThePlanOfFullEnumeration() => Enumeration.Agrees(ParetoPlanSolver.Shared, problems: 1000);

    [Theory]
    [InlineData(AccuracyCombination.Product)]
    [InlineData(AccuracyCombination.Sum)]
    [InlineData(AccuracyCombination.Mean)]
    public void Solve_ChainsOfThreeStages_GivesThePlanOfFullEnumeration(AccuracyCombination combination)
    {
        RandomStream random = new SeedSequence(1).Stream("chains");
        for (int i = 0; i < 60; i++)
        {
            PlanningProblem problem = RandomChains.Problem(random, stages: 3, variants: 4, batches: 5, combination);
            Plan expected = new ExhaustivePlanSolver().Solve(problem), actual = ParetoPlanSolver.Shared.Solve(problem);

            Assert.True(expected.Stages.SequenceEqual(actual.Stages), $"Problem {i}: {PlanText.Of(expected)} expected, {PlanText.Of(actual)} found.");
        }
    }

    [Fact]
    public void Solve_StagesThatAreAlike_TakesTheFirstOfTheFileAmongEquals()
    {
        // Which of seven equal stages get the better variant changes nothing but the order: the last ones do.
        Pipeline pipeline = new("alike", new ServiceLevelObjective(0.95), [
            .. Enumerable.Range(0, 7).Select(s => new Stage
            {
                Name = $"s{s}",
                Variants = [Flat("light", 0.5, 100.0), Flat("heavy", 0.9, 150.0)],
            }),
        ]);
        Objective objective = new(pipeline, new ObjectiveWeights(1, 0, 0), new AccuracyMeasure(), 1, 1);
        PlanningProblem problem = PlanningProblem.Create(pipeline, objective, 5.0, new PlanningOptions { QueueTerm = QueueTerm.None });

        Plan plan = ParetoPlanSolver.Shared.Solve(problem);

        Assert.Equal([0, 0, 1, 1, 1, 1, 1], plan.Variants);
        static Variant Flat(string name, double accuracy, double ms) => TestPipelines.Variant(
            name, accuracy, Allocation.OfCores(1), ms, 0.0, new ServiceVariability(ServiceDistribution.Deterministic));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e9)]
    public void Solve_WeightsOfAnotherSize_GivesTheSamePlan(double factor)
    {
        for (double rate = 1.0; rate < 60.0; rate += 0.7)
        {
            Assert.Equal(SolveWith(1.0, rate).Stages, SolveWith(factor, rate).Stages);
        }

        static Plan SolveWith(double factor, double rateRps) => ParetoPlanSolver.Shared.Solve(PlanningProblem.Create(
            TestPipelines.Nlp,
            new Objective(TestPipelines.Nlp, new ObjectiveWeights(factor, 0.002 * factor, 0.0), new AccuracyMeasure(), 1.0, 1.0),
            rateRps,
            new PlanningOptions()));
    }

    [Fact]
    public void Solve_TooManyBeginnings_SaysTheSizeAndWhatToReduce()
    {
        PlanningProblem problem = RandomChains.Problem(new SeedSequence(1).Stream("large"), 6, 10, 8);

        string message = Assert.Throws<NotSupportedException>(() => new ParetoPlanSolver(maxLabels: 1).Solve(problem)).Message;

        Assert.Contains("6 stages with 80 x 80 x 80 x 80 x 80 x 80 options", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_FromSeveralThreads_GivesTheSamePlans()
    {
        RandomStream random = new SeedSequence(1).Stream("threads");
        PlanningProblem[] problems = [.. Enumerable.Range(0, 40).Select(_ => RandomChains.Problem(random, 5, 6, 5))];
        Plan[] alone = [.. problems.Select(ParetoPlanSolver.Shared.Solve)], together = new Plan[problems.Length];

        Parallel.For(0, problems.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = ParetoPlanSolver.Shared.Solve(problems[i]));

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First.Stages, pair.Second.Stages));
    }
}
