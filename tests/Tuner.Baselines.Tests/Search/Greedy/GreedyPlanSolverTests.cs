using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search.Greedy;

namespace Tuner.Baselines.Tests.Search.Greedy;

public sealed class GreedyPlanSolverTests
{
    // The SLO has room for one better option: the first gains .3 - .1 for a core, the second .15 - .025 for a quarter of one.
    [Theory]
    [InlineData(GreedyGain.Value, 1, 0, 1.0)]
    [InlineData(GreedyGain.PerCore, 0, 1, 0.925)]
    public void Solve_RoomForOneOfTwo_TakesTheOneOfTheBestGain(GreedyGain gain, int first, int second, double value)
    {
        Plan plan = new GreedyPlanSolver(gain).Solve(TwoStages.At(10.0, 0.45));

        Assert.Equal([first, second], plan.Variants);
        Assert.Equal(value, plan.Value, 1e-12);
        Assert.True(plan.Feasible);
    }

    [Theory]
    [InlineData(GreedyGain.Value)]
    [InlineData(GreedyGain.PerCore)]
    public void Solve_RoomForBoth_TakesBoth(GreedyGain gain) =>
        Assert.Equal([1, 1], new GreedyPlanSolver(gain).Solve(TwoStages.At(10.0, 0.7)).Variants);

    [Fact]
    public void Explore_TwoStages_LooksAtNeighboursOnly()
    {
        // (0, 0), then its two neighbours, then (1, 1) beside the better of them.
        Assert.Equal([[0, 0], [1, 0], [0, 1], [1, 1]], new GreedyPlanSolver().Explore(TwoStages.At(10.0, 0.45)).Points.Select(p => p.Options));
    }
}
