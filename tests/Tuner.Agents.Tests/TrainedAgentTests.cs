using Tuner.Agents.Encoding;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests;

public sealed class TrainedAgentTests
{
    private static readonly bool[] AllAllowed = [true, true, true];

    [Fact]
    public void Act_LikeliestChoiceMasked_TakesTheNext()
    {
        TrainedAgent agent = WithLogits(1f, 3f, 2f);
        int[] action = new int[1];

        agent.Act([0f], AllAllowed, action);
        Assert.Equal(1, action[0]);

        agent.Act([0f], [true, false, true], action);
        Assert.Equal(2, action[0]);
    }

    [Fact]
    public void Act_WithAStream_DrawsFromThePolicy()
    {
        TrainedAgent agent = WithLogits(0f, MathF.Log(3f), -50f);
        var random = new RandomStream(1);
        int[] action = new int[1];
        int[] counts = new int[3];
        for (int i = 0; i < 10_000; i++)
        {
            agent.Act([0f], AllAllowed, random, action);
            counts[action[0]]++;
        }

        // Standard deviation of the share: 0.0043; four of them.
        Assert.Equal(0.75, counts[1] / 10_000.0, 0.0173);
    }

    [Fact]
    public void Act_AfterTheFirst_AllocatesNothing()
    {
        TrainedAgent agent = WithLogits(1f, 3f, 2f);
        var random = new RandomStream(1);
        float[] observation = [0.5f];
        int[] action = new int[1];
        agent.Act(observation, AllAllowed, action);
        agent.Act(observation, AllAllowed, random, action);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            agent.Act(observation, AllAllowed, action);
            agent.Act(observation, AllAllowed, random, action);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Constructor_PartsThatDoNotFit_Throws() => Assert.Throws<ArgumentException>(() => new TrainedAgent(
        new MlpParameters([1, 3], new float[6]), new MlpParameters([2, 1], new float[3]), [3], null));

    private static TrainedAgent WithLogits(params float[] biases) => new(
        new MlpParameters([1, 3], [0f, 0f, 0f, .. biases]),
        new MlpParameters([1, 1], [0f, 0f]),
        [3],
        new ObservationNormaliser([0.0], [1.0]));
}
