using Tuner.Baselines.Optimization;
using Tuner.Baselines.Search;
using Tuner.Baselines.Search.Greedy;

namespace Tuner.Baselines.Tests.Search.Greedy;

public sealed class GreedyPlanSolverTests
{
    // The SLO has room for one better option: the first gains .3 - .1 for a core, the second .15 - .025 for a quarter of one.
    [Theory]
    [InlineData(GreedyGain.Value, 1, 0)]
    [InlineData(GreedyGain.PerCore, 0, 1)]
    public void Next_RoomForOneOfTwo_IsTheOneOfTheBestGain(GreedyGain gain, int first, int second)
    {
        PlanLandscape landscape = new(TwoStages.At(10.0, 0.45));
        GreedyPlanSolver greedy = new(gain);

        PlanPoint next = greedy.Next(landscape, landscape.At(landscape.Quickest()))!;

        Assert.Equal([first, second], next.Options);
        Assert.Null(greedy.Next(landscape, next));
    }

    [Fact]
    public void Next_ChangeThatGainsAndSavesCores_ComesFirst()
    {
        // From two better options that are late, going back saves cores: the first alone is worth 1.0, the second alone .925.
        PlanLandscape landscape = new(TwoStages.At(10.0, 0.45));

        Assert.Equal([1, 0], new GreedyPlanSolver().Next(landscape, landscape.At([1, 1]))!.Options);
    }

    [Fact]
    public void Solve_RoomForOneOfTwo_TakesTheBestOfAllThatItLookedAt()
    {
        Plan plan = new GreedyPlanSolver(GreedyGain.PerCore).Solve(TwoStages.At(10.0, 0.45));

        Assert.Equal([1, 0], plan.Variants);
        Assert.Equal(1.0, plan.Value, 1e-12);
        Assert.True(plan.Feasible);
    }

    [Theory]
    [InlineData(GreedyGain.Value)]
    [InlineData(GreedyGain.PerCore)]
    public void Solve_RoomForBoth_TakesBoth(GreedyGain gain) =>
        Assert.Equal([1, 1], new GreedyPlanSolver(gain).Solve(TwoStages.At(10.0, 0.7)).Variants);

    [Fact]
    public void Explore_TwoStages_LooksAtNeighboursOfItsWay() =>
        Assert.Equal([[0, 0], [1, 0], [0, 1], [1, 1]], new GreedyPlanSolver().Explore(TwoStages.At(10.0, 0.45)).Points.Select(p => p.Options));
}
