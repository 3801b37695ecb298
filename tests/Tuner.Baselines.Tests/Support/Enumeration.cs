using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Tests.Support;

/// <summary>A solver against looking at every plan.</summary>
internal static class Enumeration
{
    /// <summary>The same plan on random problems, of which all kinds are met.</summary>
    public static void Agrees(IPlanSolver solver, int problems)
    {
        RandomStream random = new SeedSequence(1).Stream("problems");
        ExhaustivePlanSolver exhaustive = new();
        int feasible = 0, infeasible = 0, served = 0;
        for (int i = 0; i < problems; i++)
        {
            PlanningProblem problem = RandomPipelines.Problem(random);
            Plan expected = exhaustive.Solve(problem), actual = solver.Solve(problem);

            Assert.Equal(expected.Feasible, actual.Feasible);
            Assert.Equal(expected.Value, actual.Value, 1e-9 * Math.Max(1.0, Math.Abs(expected.Value)));
            Assert.True(expected.Stages.SequenceEqual(actual.Stages), $"Problem {i}: {PlanText.Of(expected)} expected, {PlanText.Of(actual)} found.");
            feasible += expected.Feasible ? 1 : 0;
            infeasible += expected.Feasible ? 0 : 1;
            served += !expected.Feasible && expected.BottleneckRatio >= 1.0 ? 1 : 0;
        }

        // What can be served, what the replicas cannot serve, and what only the SLO forbids.
        Assert.True(
            feasible > problems / 10 && infeasible > problems / 10 && served > problems / 50, $"{feasible} feasible, {infeasible} not, {served} of them serve the load.");
    }
}
