using System.Globalization;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Optimization.Pareto;
using Tuner.Baselines.Optimization.Programmes;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Benchmarks;

namespace Tuner.Baselines.Tests.Optimization;

/// <summary>
/// All solvers on the same random problems: every second is a chain of 1 to 10 stages, 1 to 10 variants and 1 to 8 batches, the others are small
/// pipelines with ties, frozen choices and loads that cannot be served. The solvers of OR-Tools take most of the time, so that
/// each sees a part of the problems; TUNER_AGREEMENT=1000 in the environment gives every solver the first so many, whatever their size.
/// </summary>
public sealed class SolverAgreementTests
{
    private const int Problems = 1000;
    private const int MostPlans = 2000;
    private const int MostJoint = 100;
    private const int MostOptions = 200;

    private static readonly int? Asked =
        int.TryParse(System.Environment.GetEnvironmentVariable("TUNER_AGREEMENT"), CultureInfo.InvariantCulture, out int count) ? count : null;

    [Fact]
    public void Solve_FewPlans_GivesThePlanOfFullEnumeration() => Agree(
        new ExhaustivePlanSolver(), Problems, 100, p => p.Stages.Aggregate(1.0, (plans, s) => plans * s.Length) < MostPlans, SamePlan);

    [Fact]
    public void Solve_WhatCpSatModels_GivesItsPlan() => Agree(CpSatPlanSolver.Shared, Asked ?? Problems, 60, IsForOrTools(100), SamePlan);

    [Theory]
    [InlineData(SolverChoice.Scip)]
    [InlineData(SolverChoice.Cbc)]
    [InlineData(SolverChoice.Highs)]
    public void Solve_WhatMixedIntegerSolversModel_GivesTheirValue(SolverChoice choice) =>
        Agree(PlanSolvers.Of(choice), Asked ?? Problems, 20, IsForOrTools(40), SameValue);

    [Theory]
    [InlineData(5, 10, 8)]
    [InlineData(10, 5, 4)]
    public void Solve_LongProducts_GivesTheValueOfAllUndominatedBeginnings(int stages, int variants, int batches)
    {
        RandomStream random = new SeedSequence(1).Stream("oracle");
        int compared = 0, feasible = 0;
        for (int i = 0; i < (Asked is null ? 25 : 100); i++)
        {
            PlanningProblem problem = RandomChains.Unlimited(random, stages, variants, batches);
            double? expected = ParetoOracle.BestValue(problem, Asked is null ? 3_000_000 : 60_000_000);
            if (expected is double.NaN)
            {
                continue;
            }

            Plan plan = ParetoPlanSolver.Shared.Solve(problem);
            Assert.Equal(expected is not null, plan.Feasible);
            Assert.True(expected is null || Math.Abs(expected.Value - plan.Value) <= 1e-9, $"Problem {i}: {expected:R} expected, {plan.Value:R} found.");
            compared++;
            feasible += plan.Feasible ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} compared, {feasible} feasible.");
        Assert.True(compared >= 10 && feasible >= 5, $"{compared} compared, {feasible} feasible.");
    }

    // The first problems that a solver models; without the variable those that are small too.
    private static Func<PlanningProblem, bool> IsForOrTools(int most)
    {
        int taken = 0;
        return p => CpSatPlanSolver.Models(p.Stages.Length, p.Objective)
            && (Asked is not null
                || (p.Stages.Sum(s => s.Length) <= MostOptions
                    && (p.Objective.Measure.Combination != AccuracyCombination.Product || Joint(p) <= MostJoint)
                    && taken++ < most));
    }

    private static double Joint(PlanningProblem problem) => problem.Stages.Aggregate(1.0, (n, s) => n * s.DistinctBy(o => o.Variant).Count());

    private static void Agree(IPlanSolver other, int count, int least, Func<PlanningProblem, bool> isCompared, Func<Plan, Plan, string?> difference)
    {
        RandomStream random = new SeedSequence(1).Stream("agreement");
        List<string> differences = [];
        int compared = 0, infeasible = 0;
        for (int i = 0; i < count; i++)
        {
            PlanningProblem problem = i % 2 == 1
                ? RandomPipelines.Problem(random)
                : RandomChains.Problem(
                    random, 1 + random.NextInt(10), 1 + random.NextInt(10), 1 + random.NextInt(8), (AccuracyCombination)random.NextInt(3));
            if (!isCompared(problem))
            {
                continue;
            }

            Plan ours = ParetoPlanSolver.Shared.Solve(problem), theirs = other.Solve(problem);
            compared++;
            infeasible += ours.Feasible ? 0 : 1;
            if (difference(ours, theirs) is { } text)
            {
                differences.Add($"Problem {i} ({problem.Stages.Length} stages of {problem.Stages[0].Length}, {problem.Objective.Measure.Combination}): {text}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} compared, {infeasible} of them not feasible.");
        Assert.True(differences.Count == 0, $"{differences.Count} of {compared}:\n{string.Join('\n', differences)}");
        Assert.True(compared >= least && infeasible >= least / 20, $"{compared} compared, {infeasible} of them not feasible.");
    }

    private static string? SamePlan(Plan ours, Plan theirs) =>
        ours.Feasible == theirs.Feasible && ours.Stages.SequenceEqual(theirs.Stages) ? null : Both(ours, theirs);

    // Where the load cannot be served, the share that is comes before the value.
    private static string? SameValue(Plan ours, Plan theirs) =>
        ours.Feasible == theirs.Feasible
        && Math.Abs(Math.Min(1.0, ours.BottleneckRatio) - Math.Min(1.0, theirs.BottleneckRatio)) <= (ours.Feasible ? 1.0 : 1e-6)
        && Math.Abs(ours.Value - theirs.Value) <= 1e-6 ? null : Both(ours, theirs);

    private static string Both(Plan ours, Plan theirs) => $"{PlanText.Of(ours)} by ours, {PlanText.Of(theirs)} by theirs";
}
