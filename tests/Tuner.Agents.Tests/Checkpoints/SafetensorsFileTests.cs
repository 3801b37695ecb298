using Tuner.Agents.Checkpoints;

namespace Tuner.Agents.Tests.Checkpoints;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Read_WrittenByAnotherProgram_TakesArraysInAnyOrder()
    {
        SafetensorsFile file = Read(
            """{"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""",
            [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f), .. BitConverter.GetBytes(0.1)]);

        Assert.Equal([1.5f, -2f], file.Floats("a"));
        Assert.Equal([2L, 1L], file.Shape("a"));
        Assert.Equal([0.1], file.Doubles("b"));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""", "only F32 and F64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[250000000],"data_offsets":[0,1000000000]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "No whole safetensors file")]
    [InlineData("""{"a":""", "No whole safetensors file")]
    [InlineData("""[1, 2]""", "No whole safetensors file")]
    public void Read_BrokenHeader_SaysWhatIsWrong(string header, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(header, new byte[4]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Floats_OfDoubles_Throws()
    {
        var file = new SafetensorsFile();
        file.Add("a", [1.0], 1);

        Assert.Throws<InvalidDataException>(() => file.Floats("a").ToArray());
    }

    private static SafetensorsFile Read(string header, byte[] data)
    {
        byte[] json = System.Text.Encoding.UTF8.GetBytes(header);
        using var stream = new MemoryStream([.. BitConverter.GetBytes((long)json.Length), .. json, .. data]);
        return SafetensorsFile.Read(stream);
    }
}
