using Tuner.Baselines.Heuristics.Rim;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Rim;

public sealed class RimPolicyTests
{
    private static readonly RimOptions Ipa = new() { Preset = PlanPreset.Ipa };

    [Theory]
    [InlineData(32.5, 2)]
    [InlineData(32.62, 1)]
    public void Decide_VideoWithThreeReplicasEach_LeavesResNet50BetweenThePublishedLoads(double rateRps, int classifier)
    {
        Decision decision = Decide(TestPipelines.Video, rateRps, Ipa);

        Assert.Equal([3, 3], decision.Stages.Select(s => s.Replicas));
        Assert.Equal(6.0, decision.Cores);
        Assert.Equal([0, classifier], Variants(decision));
    }

    [Fact]
    public void Decide_LowLoad_BuysAccuracyWithItsIdleReplicas()
    {
        int[] quiet = Variants(Decide(TestPipelines.Video, 6.0, Ipa)), busy = Variants(Decide(TestPipelines.Video, 30.0, Ipa));

        Assert.True(quiet[0] > busy[0] && quiet[1] >= busy[1], $"{string.Join(',', quiet)} at 6 RPS, {string.Join(',', busy)} at 30.");
    }

    [Fact]
    public void Decide_ReplicasInItsOptions_TakesThoseBeforeThePipelines()
    {
        Decision decision = Decide(TestPipelines.Video, 10.0, Ipa with { Replicas = [5, 2] });

        Assert.Equal([5, 2], decision.Stages.Select(s => s.Replicas));
    }

    [Fact]
    public void Decide_NoReplicasAnywhere_HasTheMostAlikeThatTheClusterHolds()
    {
        // The heaviest take 8 + 2 cores: 9 of each in 96 cores.
        Pipeline plain = new("plain", TestPipelines.Video.Slo, TestPipelines.Video.Stages, new ClusterCapacity(1, 96));

        Assert.Equal([9, 9], Decide(plain, 10.0, new RimOptions()).Stages.Select(s => s.Replicas));
    }

    [Fact]
    public void Decide_LoadBeyondItsReplicas_SaysSoAndServesWhatItCan()
    {
        RimPolicy policy = new("rim", Ipa, new ConstantForecaster(60.0));

        Decision decision = Runs.First(policy, TestPipelines.Video);

        Assert.False(policy.LastNote.Feasible);
        Assert.Equal(60.0, policy.LastNote.PlannedRps);
        Assert.Equal([0, 3], [decision.Stages[0].Deployments[0].Variant, decision.Stages[0].Replicas]);
    }

    private static Decision Decide(Pipeline pipeline, double rateRps, RimOptions options)
    {
        RimPolicy policy = new("rim", options, new ConstantForecaster(rateRps));
        Decision decision = Runs.First(policy, pipeline);
        Assert.True(policy.LastNote.Feasible);
        return decision;
    }

    private static int[] Variants(Decision decision) => [.. decision.Stages.Select(s => s.Deployments[0].Variant)];
}
