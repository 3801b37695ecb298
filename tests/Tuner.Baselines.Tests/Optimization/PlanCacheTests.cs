using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization;

public sealed class PlanCacheTests
{
    private static readonly Objective Balanced = Objective.Relative(TestPipelines.Video, ObjectiveWeights.Balanced, 34.0);

    [Fact]
    public void PlanFor_SameLoadFromPlannersOfTheSameConfiguration_IsSolvedOnce()
    {
        CountingSolver solver = new();
        PlanCache cache = new();

        Plan first = Planner(solver, cache, new SolverOptions()).PlanFor(12.0);
        Plan second = Planner(solver, cache, new SolverOptions { HeadRoom = 0.5 }).PlanFor(12.0);

        // Head-room changes the load planned for, not the problem of a load.
        Assert.Same(first, second);
        Assert.Equal(1, solver.Calls);
    }

    [Fact]
    public void PlanFor_OtherLoadConstraintsFrozenChoicesOrObjective_IsSolvedAnew()
    {
        CountingSolver solver = new();
        PlanCache cache = new();

        Planner(solver, cache, new PlanningOptions()).PlanFor(12.0);
        Planner(solver, cache, new PlanningOptions()).PlanFor(12.1);
        Planner(solver, cache, new PlanningOptions { LatencyMargin = 0.1 }).PlanFor(12.0);
        Planner(solver, cache, new PlanningOptions()).PlanFor(12.0, new FrozenChoices { Variants = [0, 0] });
        Planner(solver, cache, new PlanningOptions()).PlanFor(12.0, new FrozenChoices { Replicas = [3, 3] });
        new Planner(TestPipelines.Video, Objective.Relative(TestPipelines.Video, ObjectiveWeights.CostFirst, 34.0), new PlanningOptions(), solver, cache)
            .PlanFor(12.0);

        Assert.Equal(6, solver.Calls);
        Assert.Equal(6, cache.Count);
    }

    [Fact]
    public void PlanFor_MoreThanItHolds_StaysWithinItsCapacity()
    {
        PlanCache cache = new(capacity: 5);
        Planner planner = Planner(new CountingSolver(), cache, new PlanningOptions());

        for (int rate = 1; rate <= 23; rate++)
        {
            planner.PlanFor(rate);
            Assert.InRange(cache.Count, 1, 5);
        }
    }

    [Fact]
    public void PlanFor_ManyThreads_GivesEachItsOwnLoadsPlan()
    {
        Planner planner = Planner(new CountingSolver(), new PlanCache(capacity: 7), new PlanningOptions());

        Parallel.For(0, 200, i =>
        {
            double rate = 1 + (i % 20);
            Plan plan = planner.PlanFor(rate);
            Assert.All(plan.Stages, s => Assert.Equal(s.Option.ReplicasFor(rate), s.Replicas));
        });
    }

    private static Planner Planner(IPlanSolver solver, PlanCache cache, PlanningOptions options) =>
        new(TestPipelines.Video, Balanced, options, solver, cache);

    private sealed class CountingSolver : IPlanSolver
    {
        private readonly ExhaustivePlanSolver _exhaustive = new();
        private int _calls;

        public int Calls => _calls;

        public Plan Solve(PlanningProblem problem)
        {
            Interlocked.Increment(ref _calls);
            return _exhaustive.Solve(problem);
        }
    }
}
