using Tuner.Environment.Episodes;

namespace Tuner.Environment.Tests.Episodes;

public sealed class VectorEnvironmentTests
{
    [Fact]
    public void Step_EpisodeEnds_ResetsInTheSameStepAndKeepsTheFinalObservation()
    {
        using VectorEnvironment vector = VectorEnvironment.Of(2, () => new FlatWalk());
        vector.Reset(1);
        float[] before;
        do
        {
            before = vector.Observations.ToArray();
            vector.Step(Allowed(vector));
        }
        while (!vector.Terminated[0] && !vector.Truncated[0]);

        Assert.Equal([0f, 0f, 0f], vector.Observations[..3].ToArray());
        Assert.Equal(vector.Rewards[0], vector.FinalObservations[0]);
        Assert.NotEqual(before[0], vector.FinalObservations[0]);
    }

    /// <summary>Bit for bit, over many ends of episodes; more threads than environments too.</summary>
    [Theory]
    [InlineData(2, 7)]
    [InlineData(5, 7)]
    [InlineData(5, 3)]
    public void Step_MoreThreads_GiveTheSameBuffers(int threads, int count)
    {
        (List<float> expected, int ends) = Play(count, 1, seed: 4);
        (List<float> seen, _) = Play(count, threads, seed: 4);

        Assert.Equal(expected, seen);
        Assert.True(ends > 30 * count);
    }

    [Fact]
    public void Step_MoreEnvironments_LeaveTheFirstAsTheyWere()
    {
        Assert.Equal(Row(2), Row(6));

        static float[] Row(int count)
        {
            using VectorEnvironment vector = VectorEnvironment.Of(count, () => new FlatWalk());
            vector.Reset(3);
            for (int i = 0; i < 100; i++)
            {
                vector.Step(Allowed(vector));
            }

            return vector.Observations[..3].ToArray();
        }
    }

    [Fact]
    public void Reset_SameSeed_RepeatsTheEpisodesAndOtherSeedsDiffer()
    {
        Assert.Equal(Play(3, 1, seed: 1).Seen, Play(3, 1, seed: 1).Seen);
        Assert.NotEqual(Play(3, 1, seed: 1).Seen, Play(3, 1, seed: 2).Seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Step_TwoThrow_TheFirstReachesTheCallerAndTheOthersWereStepped(int threads)
    {
        IFlatEnvironment[] environments = [new FlatWalk(), new FlatWalk(), new FlatWalk(failsAtStep: 1), new FlatWalk(), new FlatWalk(failsAtStep: 1)];
        using VectorEnvironment vector = new(environments, threads);
        vector.Reset(1);
        int[] actions = Allowed(vector);
        actions[^2] = 99;

        NotSupportedException failure = Assert.Throws<NotSupportedException>(() => vector.Step(actions));

        Assert.Equal("step 1", failure.Message);
        Assert.All([0, 1, 3], i => Assert.NotEqual(0f, vector.Rewards[i]));
    }

    [Fact]
    public void Reset_AfterAnException_GoesOn()
    {
        using VectorEnvironment vector = new([new FlatWalk(), new FlatWalk(failsAtStep: 2)], threads: 2);
        for (ulong seed = 0; seed < 20; seed++)
        {
            vector.Reset(seed);
            vector.Step(Allowed(vector));
            if (!vector.Terminated[1] && !vector.Truncated[1])
            {
                Assert.Throws<NotSupportedException>(() => vector.Step(Allowed(vector)));
            }
        }
    }

    [Fact]
    public void Step_MaskedChoice_Throws()
    {
        using VectorEnvironment vector = VectorEnvironment.Of(1, () => new FlatWalk());
        vector.Reset(1);
        int masked = vector.Masks.IndexOf(false);

        Assert.Throws<ArgumentException>(() => vector.Step([masked, 0]));
    }

    [Fact]
    public void Step_NotAChoicePerHead_Throws()
    {
        using VectorEnvironment vector = VectorEnvironment.Of(2, () => new FlatWalk());
        vector.Reset(1);

        Assert.Throws<ArgumentException>(() => vector.Step([0, 0, 0]));
    }

    [Fact]
    public void Step_BeforeReset_Throws()
    {
        using VectorEnvironment vector = VectorEnvironment.Of(1, () => new FlatWalk());

        Assert.Throws<InvalidOperationException>(() => vector.Step([0, 0]));
    }

    [Fact]
    public void Step_Disposed_Throws()
    {
        VectorEnvironment vector = VectorEnvironment.Of(4, () => new FlatWalk(), threads: 3);
        vector.Reset(1);
        vector.Dispose();
        vector.Dispose();

        Assert.Throws<ObjectDisposedException>(() => vector.Step(Allowed(vector)));
    }

    [Fact]
    public void RewardBaselines_Environments_DecideWhetherThereAreAny()
    {
        using VectorEnvironment without = VectorEnvironment.Of(2, () => new FlatWalk());
        using VectorEnvironment with = VectorEnvironment.Of(2, () => new FlatWalk(hasBaseline: true));
        with.Reset(1);
        with.Step(Allowed(with));

        Assert.True(without.RewardBaselines.IsEmpty);
        Assert.Equal([1f, 1f], with.RewardBaselines.ToArray());
    }

    [Fact]
    public void Constructor_DifferentShapes_Throws()
    {
        Assert.Throws<ArgumentException>(() => new VectorEnvironment([new FlatWalk(), new FlatWalk(observationSize: 4)]));
        Assert.Throws<ArgumentException>(() => new VectorEnvironment([new FlatWalk(), new FlatWalk(hasBaseline: true)]));
    }

    private static (List<float> Seen, int Ends) Play(int count, int threads, ulong seed)
    {
        using VectorEnvironment vector = VectorEnvironment.Of(count, () => new FlatWalk(), threads);
        vector.Reset(seed);
        List<float> seen = [];
        int ends = 0;
        for (int step = 0; step < 600; step++)
        {
            vector.Step(Allowed(vector));
            seen.AddRange(vector.Observations);
            seen.AddRange(vector.FinalObservations);
            seen.AddRange(vector.Rewards);
            for (int i = 0; i < count; i++)
            {
                seen.Add((vector.Terminated[i] ? 1 : 0) + (vector.Truncated[i] ? 2 : 0));
                ends += vector.Terminated[i] || vector.Truncated[i] ? 1 : 0;
            }

            foreach (bool allowed in vector.Masks)
            {
                seen.Add(allowed ? 1f : 0f);
            }
        }

        return (seen, ends);
    }

    /// <summary>The first allowed choice of the first head; of the second, all are.</summary>
    private static int[] Allowed(VectorEnvironment vector)
    {
        int[] actions = new int[2 * vector.Count];
        for (int i = 0; i < vector.Count; i++)
        {
            actions[2 * i] = vector.Masks.Slice(5 * i, 3).IndexOf(true);
            actions[(2 * i) + 1] = i % 2;
        }

        return actions;
    }
}
