using Tuner.Baselines.Heuristics.ModelSwitching;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.ModelSwitching;

public sealed class ModelSwitchingPolicyTests
{
    [Theory]
    [InlineData(25, 4, 9.0)]
    [InlineData(50, 2, 7.0)]
    [InlineData(200, 1, 20.0)]
    [InlineData(300, 0, 16.0)]
    public void Decide_ResNets_IsOneVariantOnTheAuditedCores(double rateRps, int variant, double cores)
    {
        ModelSwitchingPolicy policy = Policy(new ConstantForecaster(rateRps));

        VariantDeployment only = Assert.Single(Runs.First(policy, TestPipelines.Read("infadapter")).Stages[0].Deployments);

        Assert.Equal((variant, cores, 1, true), (only.Variant, only.Allocation.Cores, only.Replicas, policy.LastNote.Feasible));
    }

    [Fact]
    public void Decide_LoadBeyondTheBudget_IsTheVariantThatServesMost()
    {
        ModelSwitchingPolicy policy = Policy(new ConstantForecaster(1e5));

        VariantDeployment only = Assert.Single(Runs.First(policy, TestPipelines.Read("infadapter")).Stages[0].Deployments);

        Assert.Equal((0, 20.0, false), (only.Variant, only.Allocation.Cores, policy.LastNote.Feasible));
    }

    [Theory]
    [MemberData(nameof(CataloguePipelines.All), MemberType = typeof(CataloguePipelines))]
    public void Decide_EveryPipelineAndLoad_IsLegalOrRefusedWithAReason(string name) => Assert.Equal(
        name is not ("traffic" or "ensemble" or "video-gpu" or "branch" or "fork-join"),
        CataloguePipelines.Takes(name, load => new ModelSwitchingPolicy("msp", new ModelSwitchingOptions(), load)));

    [Fact]
    public void Decide_Chain_HasOneVariantAtEachStage()
    {
        Decision decision = Runs.First(Policy(new ConstantForecaster(3.0), 60), TestPipelines.Video);

        Assert.All(decision.Stages, s => Assert.Single(s.Deployments));
        Assert.InRange(decision.Cores, 2.0, 60.0);
    }

    private static ModelSwitchingPolicy Policy(ConstantForecaster load, int budgetCores = 20) =>
        new("msp", new ModelSwitchingOptions { BudgetCores = budgetCores, HeadRoom = 0.0 }, load);
}
