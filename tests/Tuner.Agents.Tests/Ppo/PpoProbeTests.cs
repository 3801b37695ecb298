using Tuner.Agents.Environments;
using Tuner.Agents.Ppo;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Ppo;

/// <summary>Small environments that a right learner must solve, each a probe of one thing.</summary>
public sealed class PpoProbeTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void Train_MultiDiscreteIdentity_FindsTheRightChoices(double maskedShare)
    {
        var options = new PpoOptions
        {
            TotalSteps = 24_576,
            StepsPerUpdate = 32,
            Discount = 0.4,
            LearningRate = 3e-3,
            NormaliseObservations = false,
        };

        TrainedAgent agent = Train(options, 16, () => new MultiDiscreteIdentity(3, 4, maskedShare: maskedShare));

        Assert.InRange(MeanReward(agent, new MultiDiscreteIdentity(3, 4, 1000, maskedShare)), 0.95, 1.0);
    }

    [Fact]
    public void Train_SeventyChoicesMostlyMasked_FindsTheRightOne()
    {
        var options = new PpoOptions
        {
            TotalSteps = 32_768,
            StepsPerUpdate = 32,
            Discount = 0.4,
            LearningRate = 3e-3,
            NormaliseObservations = false,
        };

        TrainedAgent agent = Train(options, 16, () => new MultiDiscreteIdentity(1, 70, maskedShare: 0.8));

        Assert.InRange(MeanReward(agent, new MultiDiscreteIdentity(1, 70, 1000, 0.8)), 0.95, 1.0);
    }

    [Theory]
    [InlineData(0.9, 7)]
    [InlineData(0.95, 20)]
    public void Train_ConstantRewardCutShort_ValueIsThatOfAnEndlessEpisode(double discount, int episodeSteps)
    {
        var options = new PpoOptions
        {
            TotalSteps = 40_960,
            StepsPerUpdate = 64,
            Discount = discount,
            LearningRate = 3e-3,
            NormaliseObservations = false,
            ScaleRewards = false,
        };

        TrainedAgent agent = Train(options, 4, () => new ConstantReward(episodeSteps));

        double expected = 1.0 / (1.0 - discount);
        Assert.Equal(expected, agent.Value([1f]), 0.05 * expected);
    }

    [Fact]
    public void Train_CartPole_Balances()
    {
        var options = new PpoOptions { TotalSteps = 200_000, StepsPerUpdate = 64, Discount = 0.98, LearningRate = 1e-3 };

        TrainedAgent agent = Train(options, 16, () => new CartPole());

        Assert.InRange(MeanReturn(agent, episodes: 100), 475.0, 500.0);
    }

    private static TrainedAgent Train(PpoOptions options, int environments, Func<IFlatEnvironment> create) =>
        new PpoLearner(options).Train(
            new TrainingRun(VectorEnvironment.Of(environments, create), new SeedSequence(1)), TestContext.Current.CancellationToken);

    private static double MeanReward(TrainedAgent agent, MultiDiscreteIdentity environment)
    {
        float[] observation = new float[environment.ObservationSize];
        bool[] mask = new bool[environment.ObservationSize];
        int[] action = new int[environment.HeadSizes.Count];
        environment.Reset(1, observation, mask);
        double sum = 0.0;
        for (int step = 0; step < 1000; step++)
        {
            agent.Act(observation, mask, action);
            sum += environment.Step(action, observation, mask).Reward;
        }

        return sum / 1000.0;
    }

    private static double MeanReturn(TrainedAgent agent, int episodes)
    {
        var environment = new CartPole();
        float[] observation = new float[4];
        bool[] mask = new bool[2];
        int[] action = new int[1];
        int steps = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            environment.Reset((ulong)episode, observation, mask);
            FlatStep step = default;
            while (!step.Terminated && !step.Truncated)
            {
                agent.Act(observation, mask, action);
                step = environment.Step(action, observation, mask);
                steps++;
            }
        }

        return (double)steps / episodes;
    }
}
