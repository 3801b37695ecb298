using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization;

public sealed class IpaObjectiveTests
{
    [Fact]
    public void Of_Video_IsPasOnRawCores()
    {
        Objective objective = Objective.Ipa(TestPipelines.Video, "bursty");

        // 2 x .457 x .6975 - 1 x 5 - 1e-6 x 16.
        double pas = objective.Measure.Combine([0.457, 0.6975]);
        Assert.Equal((2 * 0.457 * 0.6975) - 5 - 16e-6, objective.PlanValue(pas, 5.0, 16), 1e-12);
        Assert.False(objective.Measure.RankNormalised);
    }

    [Fact]
    public void Of_SumQa_MultipliesRanksWithAFloor()
    {
        AccuracyMeasure measure = Objective.Ipa(TestPipelines.SumQa, "bursty").Measure;

        Assert.Equal(
            [0.05, 0.2, 0.4, 0.6, 0.8, 1.0], Enumerable.Range(0, 6).Select(v => measure.Of(TestPipelines.SumQa.Stages[0], v)));
        Assert.Equal(AccuracyCombination.Product, measure.Combination);
    }

    [Fact]
    public void Of_WorkloadWithItsOwnWeight_TakesThat()
    {
        Pipeline pipeline = Weighted(ImmutableDictionary<string, double>.Empty.Add("default", 20.0).Add("steady-high", 10.0));

        Assert.Equal(10.0, Objective.Ipa(pipeline, "steady-high").Weights.Accuracy);
        Assert.Equal(20.0, Objective.Ipa(pipeline, "bursty").Weights.Accuracy);
    }

    [Fact]
    public void Of_PipelineWithoutWeights_IsRefusedByName()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Objective.Ipa(Weighted(ImmutableDictionary<string, double>.Empty), "bursty"));

        Assert.Contains("'plain' has no IPA weights for workload 'bursty'", error.Message, StringComparison.Ordinal);
    }

    private static Pipeline Weighted(ImmutableDictionary<string, double> weights) => new(
        "plain", TestPipelines.Video.Slo, TestPipelines.Video.Stages, planning: new PlanningFacts { AccuracyWeights = weights });
}
