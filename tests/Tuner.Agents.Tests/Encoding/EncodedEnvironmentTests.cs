using Tuner.Agents.Encoding;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Encoding;

public sealed class EncodedEnvironmentTests
{
    /// <summary>Environment i is a function of the seed, of i and of its actions: how many there are beside it changes nothing.</summary>
    [Theory]
    [InlineData("absolute")]
    [InlineData("residual")]
    public void Step_MoreEnvironments_LeaveTheFirstAsTheyWere(string kind)
    {
        List<float>[] alone = Play(kind, count: 1), many = Play(kind, count: 3);

        Assert.Equal(alone[0], many[0]);
        Assert.NotEqual(many[0], many[1]);
        Assert.NotEqual(many[1], many[2]);
    }

    [Fact]
    public void Step_EndOfAnEpisode_ShowsTheLastObservationBesideTheFirstOfTheNext()
    {
        using VectorEnvironment environment = Create("absolute", 2, intervals: 3);
        environment.Reset(1);
        RandomStream random = new(1);
        for (int step = 1; step <= 6; step++)
        {
            environment.Step(Actions(environment, [random, random]));

            Assert.Equal(step % 3 == 0, environment.Truncated[0]);
            Assert.False(environment.Terminated[0]);
            if (step % 3 == 0)
            {
                // Feature 25 is what is inside and 28 the last p99: nothing yet where an episode begins.
                Assert.Equal(0f, environment.Observations[28]);
                Assert.True(environment.FinalObservations[28] > 0f);
            }
        }
    }

    [Fact]
    public void RewardBaselines_AgentTakesEveryProposal_EqualItsRewards()
    {
        using VectorEnvironment environment = WithReference(3);
        environment.Reset(5);
        int[] asProposed = new int[3 * environment.HeadSizes.Count];
        for (int step = 0; step < 12; step++)
        {
            environment.Step(asProposed);

            Assert.Equal(environment.Rewards.ToArray(), environment.RewardBaselines.ToArray());
        }
    }

    [Fact]
    public void RewardBaselines_WhateverTheAgentDoes_StayTheSame()
    {
        Assert.Equal(Baselines(1), Baselines(2));

        static float[] Baselines(ulong seed)
        {
            using VectorEnvironment environment = WithReference(2);
            RandomStream random = new(seed);
            environment.Reset(5);
            List<float> seen = [];
            for (int step = 0; step < 12; step++)
            {
                environment.Step(Actions(environment, [random, random]));
                seen.AddRange(environment.RewardBaselines);
            }

            return [.. seen];
        }
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("residual")]
    public void Step_MoreThreads_GiveTheSame(string kind)
    {
        List<float>[] one = Play(kind, count: 5), two = Play(kind, count: 5, threads: 2), five = Play(kind, count: 5, threads: 5);

        Assert.Equal(one, two);
        Assert.Equal(one, five);
    }

    /// <summary>The same episodes are played again and again, since buffers grow with the fullest interval that they saw.</summary>
    [Fact]
    public void Step_ActionsOfASetOnceWarm_AllocatesNothing()
    {
        const int Intervals = 400;
        using VectorEnvironment environment = Create("absolute", 3, Intervals);
        environment.Reset(1);
        RandomStream random = new(1);
        int[][] set = [.. Enumerable.Range(0, 20).Select(_ => Actions(environment, [random, random, random]))];
        for (int episode = 0; episode < 3; episode++)
        {
            Play();
        }

        Assert.Equal(0, Play());

        long Play()
        {
            environment.Reset(1);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < Intervals - 1; step++)
            {
                environment.Step(set[step % set.Length]);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void RewardBaselines_NoReference_AreEmpty()
    {
        using VectorEnvironment environment = Create("residual", 1, 3);

        Assert.True(environment.RewardBaselines.IsEmpty);
    }

    private static VectorEnvironment WithReference(int count) => VectorEnvironment.Of(count, () => new EncodedEnvironment(
        VideoSetup.Environment(5), VideoSetup.Codec("residual"), new ReferenceRun(VideoSetup.Environment(5), VideoSetup.Proposer())));

    private static List<float>[] Play(string kind, int count, int threads = 1)
    {
        using VectorEnvironment environment = Create(kind, count, intervals: 8, threads);
        environment.Reset(7);
        RandomStream[] random = [.. Enumerable.Range(0, count).Select(i => new SeedSequence(1).Stream("actions", i))];
        List<float>[] seen = [.. random.Select(_ => new List<float>())];
        for (int step = 0; step < 20; step++)
        {
            environment.Step(Actions(environment, random));
            for (int i = 0; i < count; i++)
            {
                seen[i].AddRange(environment.Observations.Slice(i * environment.ObservationSize, environment.ObservationSize));
                seen[i].Add(environment.Rewards[i]);
            }
        }

        return seen;
    }

    private static VectorEnvironment Create(string kind, int count, int intervals, int threads = 1) =>
        VectorEnvironment.Of(count, () => new EncodedEnvironment(VideoSetup.Environment(intervals), VideoSetup.Codec(kind)), threads);

    private static int[] Actions(VectorEnvironment environment, RandomStream[] random)
    {
        int width = environment.HeadSizes.Sum();
        List<int> actions = [];
        for (int i = 0; i < environment.Count; i++)
        {
            actions.AddRange(VideoSetup.Choose(environment.HeadSizes, environment.Masks.Slice(i * width, width), random[i]));
        }

        return [.. actions];
    }
}
