using Tuner.Baselines.Reference.Bound;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Tests.Reference.Bound;

public sealed class ModelBoundTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(2.2)]
    public void Of_OneStageSixIntervals_IsTheBestOfAllPlans(double startUpSeconds)
    {
        Pipeline pipeline = TinyModels.Pipeline(stages: 1, maxReplicas: 3, startUpSeconds);
        FluidModel model = new(pipeline, TinyModels.Objective(pipeline), TinyModels.Burst, 6, 4);

        // 46,656 plans.
        double best = Courses(model.Stages[0].Configurations.Length, 6).Max(course => model.ScoreOf([course]));
        BoundResult bound = Bound(pipeline, TinyModels.Burst, 6);

        Assert.Equal(6, model.Stages[0].Configurations.Length);
        Assert.Equal(best, bound.Score, 9);
        Assert.Equal(best, bound.PlanScore, 9);
    }

    [Fact]
    public void Of_TwoStagesThreeIntervals_BoundsEveryPlanAndIsNear()
    {
        Pipeline pipeline = TinyModels.Pipeline(stages: 2, maxReplicas: 2, startUpSeconds: 1.5);
        LoadTrace trace = new("burst", [.. TinyModels.Burst.Run[4..16]], 0);
        FluidModel model = new(pipeline, TinyModels.Objective(pipeline), trace, 3, 4);
        int[][] courses = [.. Courses(model.Stages[0].Configurations.Length, 3)];

        double best = courses.Max(first => courses.Max(second => model.ScoreOf([first, second])));
        BoundResult bound = Bound(pipeline, trace, 3);

        Assert.InRange(bound.Score, best - 1e-9, best + 0.1);
        Assert.InRange(bound.PlanScore, double.NegativeInfinity, best + 1e-9);
    }

    [Fact]
    public void Of_InstantStartUpLightLoad_IsTheHandComputedValue()
    {
        Pipeline pipeline = TinyModels.Pipeline(stages: 1, maxReplicas: 3, startUpSeconds: 0.0);

        // 3 requests/s: one heavy replica serves 4. Accuracy .9 / .9, cost 2 / 10: 1 - .5 x .2 = .9; the light one gives .6 / .9 - .05.
        Assert.Equal(0.9, Bound(pipeline, new LoadTrace("light", [.. Enumerable.Repeat(3, 24)], 0), 6).Score, 12);
    }

    [Fact]
    public void Of_AnyLoad_IsNotBelowAnyStaticPlan()
    {
        Pipeline pipeline = TinyModels.Pipeline(stages: 2, maxReplicas: 5, startUpSeconds: 2.0);
        FluidModel model = new(pipeline, TinyModels.Objective(pipeline), TinyModels.Burst, 6, 4);
        double bound = Bound(pipeline, TinyModels.Burst, 6).Score;

        for (int a = 0; a < model.Stages[0].Configurations.Length; a++)
        {
            for (int b = 0; b < model.Stages[1].Configurations.Length; b++)
            {
                Assert.InRange(model.ScoreOf([Held(a), Held(b)]), double.NegativeInfinity, bound + 1e-9);
            }
        }
    }

    [Fact]
    public void ScoreOf_TooFewReplicas_LosesWhatWaitsTooLong()
    {
        Pipeline pipeline = TinyModels.Pipeline(stages: 1, maxReplicas: 1, startUpSeconds: 0.0, sloSeconds: 1.1);
        FluidModel model = new(pipeline, TinyModels.Objective(pipeline), new LoadTrace("even", [.. Enumerable.Repeat(20, 8)], 0), 2, 4);

        double[] lost = model.LostAt(0, [0, 0]);

        // The slack is 1 s. By 8 s 80 of 160 are served; of the rest, who came in the last second may wait still: 140 - 80 are lost.
        Assert.Equal(60.0, 80.0 * lost.Sum(), 9);
    }

    private static BoundResult Bound(Pipeline pipeline, LoadTrace trace, int intervals) =>
        ModelBound.Of(pipeline, TinyModels.Objective(pipeline), trace, intervals, 4, new BoundOptions { Gap = 0.0 });

    private static int[] Held(int configuration) => [.. Enumerable.Repeat(configuration, 6)];

    private static IEnumerable<int[]> Courses(int configurations, int intervals)
    {
        for (int i = 0; i < (int)Math.Pow(configurations, intervals); i++)
        {
            int[] course = new int[intervals];
            for (int t = 0, rest = i; t < intervals; t++, rest /= configurations)
            {
                course[t] = rest % configurations;
            }

            yield return course;
        }
    }
}
