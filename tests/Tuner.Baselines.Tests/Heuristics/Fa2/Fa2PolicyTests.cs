using Tuner.Baselines.Heuristics.Fa2;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Fa2;

/// <summary>Against the costs decoded from the figures of IPA's paper.</summary>
public sealed class Fa2PolicyTests
{
    [Fact]
    public void Decide_NlpLowWithPlanning_TakesThePublished106Cores()
    {
        Decision decision = Decide(TestPipelines.Nlp, 33.5, new Fa2Options { Planning = true });

        Assert.Equal([6, 22, 12], decision.Stages.Select(s => s.Replicas));
        Assert.Equal([6.0, 88.0, 12.0], decision.Stages.Select(s => s.Cores));
        Assert.Equal(106.0, decision.Cores);
    }

    [Fact]
    public void Decide_SumQaHighWithPlanning_TakesThePublished119Cores()
    {
        Decision decision = Decide(TestPipelines.SumQa, 33.5, new Fa2Options { Planning = true, Level = VariantLevel.High });

        Assert.Equal([7, 7], decision.Stages.Select(s => s.Replicas));
        Assert.Equal(119.0, decision.Cores);
    }

    [Theory]
    [InlineData(VariantLevel.Low, 33.0, 5.0)]
    [InlineData(VariantLevel.Low, 6.0, 2.0)]
    [InlineData(VariantLevel.High, 6.0, 2.0)]
    public void Decide_Video_TakesThePublishedCores(VariantLevel level, double rateRps, double cores) =>
        Assert.Equal(cores, Decide(TestPipelines.Video, rateRps, new Fa2Options { Planning = true, Level = level }).Cores);

    [Fact]
    public void Decide_NoVariantsGiven_FreezesLightestOrMostAccurate()
    {
        Pipeline plain = new("plain", TestPipelines.Video.Slo, TestPipelines.Video.Stages);

        Assert.Equal([0, 0], Variants(Decide(plain, 10.0, new Fa2Options())));
        Assert.Equal([4, 4], Variants(Decide(plain, 10.0, new Fa2Options { Level = VariantLevel.High })));
    }

    [Fact]
    public void Decide_ObjectiveThatPaysForAccuracyAlone_IsTheCheapestAllTheSame()
    {
        Objective free = new(TestPipelines.Video, new ObjectiveWeights(1, 0, 0), new AccuracyMeasure(), 1, 1);
        Fa2Policy policy = new("fa2-low", new Fa2Options(), new ConstantForecaster(33.0));

        Assert.Equal(5.0, Runs.First(policy, TestPipelines.Video, free).Cores);
    }

    private static Decision Decide(Pipeline pipeline, double rateRps, Fa2Options options)
    {
        Fa2Policy policy = new("fa2", options, new ConstantForecaster(rateRps));
        Decision decision = Runs.First(policy, pipeline);
        Assert.True(policy.LastNote.Feasible);
        return decision;
    }

    private static int[] Variants(Decision decision) => [.. decision.Stages.Select(s => s.Deployments[0].Variant)];
}
