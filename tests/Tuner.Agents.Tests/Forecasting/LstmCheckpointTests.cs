using Tuner.Agents.Checkpoints;
using Tuner.Agents.Forecasting;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class LstmCheckpointTests
{
    [Fact]
    public void Load_WhatWasSaved_IsEqualBitForBit()
    {
        TrainedLstm saved = SmallLoads.Initial(1, scale: 8.1);
        using MemoryStream stream = new(Bytes(saved));
        TrainedLstm loaded = LstmCheckpoint.Load(stream);
        Assert.Equal(saved.Parameters.Values.ToArray(), loaded.Parameters.Values.ToArray());
        Assert.Equal(saved with { Parameters = loaded.Parameters }, loaded);
        Assert.Equal(Bytes(saved), Bytes(loaded));
    }

    [Theory]
    [InlineData("shape")]
    [InlineData("scale")]
    [InlineData("bins")]
    [InlineData("number")]
    [InlineData("array")]
    public void Load_DamagedFile_SaysSo(string damage)
    {
        SafetensorsFile file = new();
        file.Metadata["bins"] = damage == "bins" ? "many" : "12";
        file.Metadata["bin_seconds"] = "10";
        file.Metadata["horizon_seconds"] = "20";
        file.Add("scale", [damage == "scale" ? 0.0 : 1.0], 1);
        file.Add("kernel", new float[100], damage == "shape" ? [100, 1] : [1, 100]);
        file.Add("recurrent", new float[2_500], 25, 100);
        file.Add("bias", new float[100], 100);
        file.Add("output.weight", [.. Enumerable.Repeat(damage == "number" ? float.NaN : 0f, 25)], 25);
        if (damage != "array")
        {
            file.Add("output.bias", new float[1], 1);
        }

        using MemoryStream stream = new();
        file.Write(stream);
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => LstmCheckpoint.Load(stream));
    }

    private static byte[] Bytes(TrainedLstm trained)
    {
        using MemoryStream stream = new();
        LstmCheckpoint.Save(trained, stream);
        return stream.ToArray();
    }
}
