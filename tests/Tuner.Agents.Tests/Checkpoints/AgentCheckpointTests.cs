using Tuner.Agents.Checkpoints;
using Tuner.Agents.Encoding;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Checkpoints;

public sealed class AgentCheckpointTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_WhatWasSaved_IsEqualBitForBit(bool normalised)
    {
        TrainedAgent agent = Create(normalised);
        using var stream = new MemoryStream(Bytes(agent));

        TrainedAgent loaded = AgentCheckpoint.Load(stream);

        Assert.Equal(agent.Actor.Values, loaded.Actor.Values);
        Assert.Equal(agent.Critic.Values, loaded.Critic.Values);
        Assert.Equal(agent.Actor.Sizes, loaded.Actor.Sizes);
        Assert.Equal(agent.HeadSizes, loaded.HeadSizes);
        Assert.Equal(agent.Value([1f, 2f, 3f]), loaded.Value([1f, 2f, 3f]));
        Assert.Equal(Bytes(agent), Bytes(loaded));
    }

    [Fact]
    public void Save_Header_IsWhatTheFormatAsks()
    {
        byte[] bytes = Bytes(Create(normalised: true));

        int header = (int)BitConverter.ToInt64(bytes);
        Assert.Equal(0, header % 8);
        Assert.StartsWith(
            """{"__metadata__":{"head_sizes":"4,2"},"actor.0.bias":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}""",
            System.Text.Encoding.UTF8.GetString(bytes, 8, header),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CutShort_Throws()
    {
        byte[] bytes = Bytes(Create(normalised: true));
        using var stream = new MemoryStream(bytes, 0, bytes.Length - 1);

        Assert.Throws<InvalidDataException>(() => AgentCheckpoint.Load(stream));
    }

    [Fact]
    public void Load_SomethingElse_Throws()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("update,steps,episode_score\n1,512,0.5\n"));

        Assert.Throws<InvalidDataException>(() => AgentCheckpoint.Load(stream));
    }

    [Theory]
    [InlineData("four", 3)]
    [InlineData("4,3", 3)]
    [InlineData("4,2", 2)]
    public void Load_PartsThatDoNotFit_Throws(string heads, int moments)
    {
        TrainedAgent agent = Create(normalised: false);
        using var stream = new MemoryStream(Bytes(agent));
        SafetensorsFile file = SafetensorsFile.Read(stream);
        file.Metadata["head_sizes"] = heads;
        file.Add("normaliser.mean", new double[moments], moments);
        file.Add("normaliser.variance", new double[moments], moments);
        using var changed = new MemoryStream();
        file.Write(changed);
        changed.Position = 0;

        Assert.Throws<InvalidDataException>(() => AgentCheckpoint.Load(changed));
    }

    private static byte[] Bytes(TrainedAgent agent)
    {
        using var stream = new MemoryStream();
        AgentCheckpoint.Save(agent, stream);
        return stream.ToArray();
    }

    private static TrainedAgent Create(bool normalised) => new(
        MlpParameters.Orthogonal([3, 5, 6], 1.0, new RandomStream(1)),
        MlpParameters.Orthogonal([3, 5, 1], 1.0, new RandomStream(2)),
        [4, 2],
        normalised ? new ObservationNormaliser([0.1, 0.2, 0.3], [1.0 / 3.0, 2.0, 3.0]) : null);
}
