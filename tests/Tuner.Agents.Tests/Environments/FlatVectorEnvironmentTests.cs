using Tuner.Agents.Environments;
using Tuner.Environment.Episodes;

namespace Tuner.Agents.Tests.Environments;

public sealed class FlatVectorEnvironmentTests
{
    [Fact]
    public void Step_EpisodeEnds_ResetsInTheSameStepAndKeepsTheFinalObservation()
    {
        FlatVectorEnvironment vector = FlatVectorEnvironment.Of(2, () => new CartPole());
        vector.Reset(1);
        do
        {
            vector.Step([1, 1]);
        }
        while (!vector.Terminated[0]);

        Assert.True(Math.Abs(vector.FinalObservations[2]) > 0.2f);
        Assert.True(Math.Abs(vector.Observations[2]) <= 0.05f);
        Assert.Equal(1f, vector.Rewards[0]);
    }

    [Fact]
    public void Reset_SameSeed_RepeatsTheEpisodesAndOtherSeedsDiffer()
    {
        float[] Run(ulong seed)
        {
            FlatVectorEnvironment vector = FlatVectorEnvironment.Of(3, () => new CartPole());
            vector.Reset(seed);
            for (int i = 0; i < 50; i++)
            {
                vector.Step([0, 1, i % 2]);
            }

            return vector.Observations.ToArray();
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void Step_MaskedChoice_Throws()
    {
        FlatVectorEnvironment vector = FlatVectorEnvironment.Of(1, () => new MultiDiscreteIdentity(1, 3, maskedShare: 1.0));
        vector.Reset(1);
        int masked = vector.Masks.IndexOf(false);

        Assert.Throws<ArgumentException>(() => vector.Step([masked]));
    }

    [Fact]
    public void Step_ManyTimes_AllocatesNothingWhileEpisodesLast()
    {
        FlatVectorEnvironment vector = FlatVectorEnvironment.Of(4, () => new ConstantReward(1_000_000));
        vector.Reset(1);
        int[] actions = new int[4];
        vector.Step(actions);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            vector.Step(actions);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Constructor_DifferentShapes_Throws()
    {
        IFlatEnvironment[] environments = [new CartPole(), new ConstantReward(5)];

        Assert.Throws<ArgumentException>(() => new FlatVectorEnvironment(environments));
    }
}
