using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization;

/// <summary>By hand: the other solver is checked against this one.</summary>
public sealed class ExhaustivePlanSolverTests
{
    private static readonly Pipeline Any = Support.TestPipelines.Video;
    private static readonly Objective AccuracyMinusCost = new(Any, new ObjectiveWeights(1, 0.1, 0), new AccuracyMeasure(), 1, 1);

    [Fact]
    public void Solve_LightAndHeavy_WeighsAccuracyAgainstCost()
    {
        // At 10 RPS light needs 1 replica (.5 - .1), heavy 3 (.9 - .3); at 20 RPS light 2 (.5 - .2), heavy 5 (.9 - .5).
        PlanOption light = Option(0, 0.5, 10.0, 0.1), heavy = Option(1, 0.9, 4.0, 0.1);

        Assert.Equal(new StagePlan(heavy, 3), Solve(10.0, [light, heavy]).Stages[0]);
        Assert.Equal(0.6, Solve(10.0, [light, heavy]).Value, 1e-12);
        Assert.Equal(new StagePlan(heavy, 5), Solve(20.0, [light, heavy]).Stages[0]);
        Assert.Equal(new StagePlan(light, 3), Solve(24.1, [light, heavy]).Stages[0]);
    }

    [Fact]
    public void Solve_LatencyAboveSlo_IsNotChosenWhereAnotherIsBelow()
    {
        Plan plan = Solve(10.0, [Option(0, 0.5, 10.0, 0.9), Option(1, 0.9, 10.0, 1.1)]);

        Assert.True(plan.Feasible);
        Assert.Equal(0, plan.Stages[0].Option.Variant);
    }

    [Fact]
    public void Solve_MoreThanReplicasServe_TakesTheHighestShareWithinTheSlo()
    {
        // 8 replicas of each: 80 of 100 RPS within the SLO, 96 beyond it, 16 of the accurate one.
        Plan plan = Solve(100.0, [Option(0, 0.5, 10.0, 0.5), Option(1, 0.5, 12.0, 1.5), Option(2, 0.9, 2.0, 0.5)]);

        Assert.False(plan.Feasible);
        Assert.Equal((0, 8), (plan.Stages[0].Option.Variant, plan.Stages[0].Replicas));
        Assert.Equal(0.8, plan.BottleneckRatio, 1e-12);
    }

    [Fact]
    public void Solve_NoLatencyBelowSlo_ServesTheLoadWithTheBestValue()
    {
        Plan plan = Solve(10.0, [Option(0, 0.5, 10.0, 2.0), Option(1, 0.9, 10.0, 3.0)]);

        Assert.False(plan.Feasible);
        Assert.Equal((1, 1), (plan.Stages[0].Option.Variant, plan.Stages[0].Replicas));
    }

    [Fact]
    public void Solve_ClusterTooSmallForTheLoad_SharesItSoThatTheBottleneckIsHighest()
    {
        // 6 cores for two stages of 10 and 5 RPS a core: 2 + 4 serve 20 RPS, no other split as much.
        PlanningProblem problem = new([[Option(0, 1.0, 10.0, 0.1)], [Option(0, 1.0, 5.0, 0.1)]], 40.0, 1.0, 6.0, AccuracyMinusCost);

        Plan plan = new ExhaustivePlanSolver().Solve(problem);

        Assert.False(plan.Feasible);
        Assert.Equal([2, 4], plan.Stages.Select(s => s.Replicas));
        Assert.Equal(0.5, plan.BottleneckRatio, 1e-12);
    }

    [Fact]
    public void Solve_ClusterHoldsNothing_TakesOneReplicaOfTheFewestCores()
    {
        PlanningProblem problem = new([[Option(0, 0.9, 10.0, 0.1, cores: 4), Option(1, 0.5, 10.0, 0.1)]], 40.0, 1.0, 0.5, AccuracyMinusCost);

        Plan plan = new ExhaustivePlanSolver().Solve(problem);

        Assert.False(plan.Feasible);
        Assert.Equal((1, 1), (plan.Stages[0].Option.Variant, plan.Stages[0].Replicas));
    }

    private static Plan Solve(double rateRps, PlanOption[] options) =>
        new ExhaustivePlanSolver().Solve(new PlanningProblem([[.. options]], rateRps, 1.0, double.PositiveInfinity, AccuracyMinusCost));

    private static PlanOption Option(int variant, double accuracy, double throughputRps, double latencySeconds, double cores = 1.0) =>
        new(variant, Allocation.OfCores(cores), 1, throughputRps, latencySeconds, accuracy, cores, 1, 8);
}
