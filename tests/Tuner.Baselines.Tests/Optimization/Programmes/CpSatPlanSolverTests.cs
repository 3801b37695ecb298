using Tuner.Baselines.Optimization;
using Tuner.Baselines.Optimization.Programmes;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization.Programmes;

public sealed class CpSatPlanSolverTests
{
    [Fact]
    public void Solve_RandomProblems_GivesThePlanOfFullEnumeration() => Enumeration.Agrees(CpSatPlanSolver.Shared, problems: 400);

    [Fact]
    public void Solve_IpasPipelines_GivesThePlanOfFullEnumerationAtEveryLoad()
    {
        ExhaustivePlanSolver exhaustive = new();
        foreach (Pipeline pipeline in TestPipelines.All)
        {
            foreach (Objective objective in (Objective[])[Objective.Relative(pipeline, ObjectiveWeights.Balanced, 34.0), Objective.Ipa(pipeline, "bursty")])
            {
                for (double rate = 1.0; rate < 60.0; rate += 3.7)
                {
                    PlanningProblem problem = PlanningProblem.Create(pipeline, objective, rate, new PlanningOptions { Planning = rate < 30.0 });

                    Assert.Equal(exhaustive.Solve(problem).Stages, CpSatPlanSolver.Shared.Solve(problem).Stages);
                }
            }
        }
    }

    [Fact]
    public void Solve_EqualValues_PrefersLatencyThenCostThenBatchThenFileOrder()
    {
        // Accuracy alone counts and is the same for all: the 20 ms variants win, then 1 core, then batch 1, then the first.
        Pipeline pipeline = new("ties", new ServiceLevelObjective(1.0), [
            new Stage
            {
                Name = "s",
                BatchSizes = [1, 2],
                Variants =
                [
                    Flat("slow", 1, 30), Flat("dear", 2, 20), Flat("first", 1, 20), Flat("second", 1, 20),
                ],
            },
        ]);
        Objective objective = new(pipeline, new ObjectiveWeights(1, 0, 0), new AccuracyMeasure(), 1, 1);
        PlanningProblem problem = PlanningProblem.Create(pipeline, objective, 5.0, new PlanningOptions { QueueTerm = QueueTerm.None });

        Plan plan = CpSatPlanSolver.Shared.Solve(problem);

        Assert.Equal((2, 1, 1), (plan.Stages[0].Option.Variant, plan.Stages[0].Option.MaxBatch, plan.Stages[0].Replicas));
        static Variant Flat(string name, double cores, double ms) => TestPipelines.Variant(
            name, 0.5, Allocation.OfCores(cores), ms, 0.0, new ServiceVariability(ServiceDistribution.Deterministic));
    }

    [Fact]
    public void Solve_ProductOverFiveStages_IsRefusedWithTheLimit()
    {
        PlanningProblem problem = OfStages(5, AccuracyCombination.Product);

        NotSupportedException error = Assert.Throws<NotSupportedException>(() => CpSatPlanSolver.Shared.Solve(problem));

        Assert.Contains("up to 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_SumOverFiveStages_GivesThePlanOfFullEnumeration()
    {
        PlanningProblem problem = OfStages(5, AccuracyCombination.Sum);

        Plan expected = new ExhaustivePlanSolver().Solve(problem);

        Assert.Equal(expected.Stages, CpSatPlanSolver.Shared.Solve(problem).Stages);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e9)]
    public void Solve_WeightsOfAnotherSize_GivesTheSamePlan(double factor)
    {
        foreach (double rate in (ReadOnlySpan<double>)[5.0, 12.0, 30.0])
        {
            Plan plain = SolveWith(new ObjectiveWeights(1.0, 0.01, 0.0), rate);

            Assert.Equal(plain.Stages, SolveWith(new ObjectiveWeights(factor, 0.01 * factor, 0.0), rate).Stages);
        }

        static Plan SolveWith(ObjectiveWeights weights, double rateRps) => CpSatPlanSolver.Shared.Solve(PlanningProblem.Create(
            TestPipelines.Video,
            new Objective(TestPipelines.Video, weights, new AccuracyMeasure(), 1.0, 1.0),
            rateRps,
            new PlanningOptions()));
    }

    [Fact]
    public void Solve_FromSeveralThreads_GivesTheSamePlans()
    {
        Objective objective = Objective.Relative(TestPipelines.Video, ObjectiveWeights.Balanced, 34.0);
        PlanningProblem[] problems =
            [.. Enumerable.Range(1, 40).Select(rate => PlanningProblem.Create(TestPipelines.Video, objective, rate, new PlanningOptions()))];
        Plan[] alone = [.. problems.Select(CpSatPlanSolver.Shared.Solve)];

        Plan[] together = new Plan[problems.Length];
        Parallel.For(0, problems.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = CpSatPlanSolver.Shared.Solve(problems[i]));

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First.Stages, pair.Second.Stages));
    }

    private static PlanningProblem OfStages(int count, AccuracyCombination combination)
    {
        Pipeline pipeline = new("long", new ServiceLevelObjective(10.0), [
            .. Enumerable.Range(0, count).Select(s => new Stage
            {
                Name = $"s{s}",
                Variants =
                [
                    TestPipelines.Variant("light", 0.5, Allocation.OfCores(1), 50 + s, 0.0),
                    TestPipelines.Variant("heavy", 0.8 + (0.01 * s), Allocation.OfCores(1 + s), 100, 0.0),
                ],
            }),
        ]);
        Objective objective = new(pipeline, ObjectiveWeights.Balanced, new AccuracyMeasure(combination), 1.0, 10.0);
        return PlanningProblem.Create(pipeline, objective, 7.0, new PlanningOptions());
    }
}
