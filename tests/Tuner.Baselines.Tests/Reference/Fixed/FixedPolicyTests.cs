using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference.Fixed;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Reference.Fixed;

public sealed class FixedPolicyTests
{
    private static readonly Pipeline Video = TestPipelines.Video;

    [Fact]
    public void Decide_PeakRps_RepeatsTheSolversDecisionForThatLoad()
    {
        FixedPolicy policy = new("fixed", new FixedOptions(), peakRps: 34.0);
        Decision solver = Runs.First(new SolverPolicy("solver", new SolverOptions(), new ConstantForecaster(34.0)), Video);

        Assert.Equal(solver, Runs.First(policy, Video));
        Assert.Equal(solver, policy.Decide(Runs.Observe(Video, interval: 7)));
        Assert.Equal(new DecisionNote(34.0), policy.LastNote);
    }

    [Fact]
    public void Decide_RateInItsOptions_TakesThatBeforeThePeak()
    {
        FixedPolicy policy = new("fixed", new FixedOptions { RateRps = 8.0 }, peakRps: 34.0);

        Runs.First(policy, Video);

        Assert.Equal(8.0, policy.LastNote.PlannedRps);
    }

    [Fact]
    public void Decide_GivenDecision_IsThatAndPlansForNoLoad()
    {
        Decision given = new([DecisionSpace.Of(Video.Stages[0], 2, 3, 4), DecisionSpace.Of(Video.Stages[1], 1, 2, 8)]);
        FixedPolicy policy = new("fixed", given);

        Assert.Equal(given, Runs.First(policy, Video));
        Assert.True(double.IsNaN(policy.LastNote.PlannedRps) && policy.LastNote.Feasible);
    }

    [Fact]
    public void Reset_GivenDecisionOfAnotherPipeline_IsRefused()
    {
        FixedPolicy policy = new("fixed", new DecisionSpace(TestPipelines.Nlp).Initial);

        Assert.Throws<ArgumentException>(() => policy.Reset(Runs.Context(Video)));
    }
}
