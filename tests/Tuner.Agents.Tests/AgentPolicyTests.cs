using Tuner.Agents.Networks;
using Tuner.Agents.Tests.Encoding;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Tests;

public sealed class AgentPolicyTests
{
    [Fact]
    public void Decide_UntrainedResidualAgent_TakesTheProposalsAndTheirNotes()
    {
        var codec = VideoSetup.Codec("residual");
        int[] actor = [codec.ObservationSize, 8, codec.HeadSizes.Sum()];
        TrainedAgent agent = new(
            MlpParameters.Orthogonal(actor, 0.01, new RandomStream(1), codec.InitialLogits),
            MlpParameters.Orthogonal([codec.ObservationSize, 8, 1], 1.0, new RandomStream(2)),
            codec.HeadSizes,
            normaliser: null);
        AgentPolicy policy = new("ppo", agent, codec);
        IPolicy proposer = VideoSetup.Proposer();
        TuningEnvironment environment = VideoSetup.Environment(10);
        Observation seen = environment.Reset(3);
        policy.Reset(environment.Context);
        proposer.Reset(environment.Context);
        for (int i = 0; i < 10; i++)
        {
            Decision decision = policy.Decide(seen);

            Assert.Equal(proposer.Decide(seen), decision);
            Assert.Equal(proposer.LastNote, policy.LastNote);
            seen = environment.Step(decision).Observation;
        }
    }
}
