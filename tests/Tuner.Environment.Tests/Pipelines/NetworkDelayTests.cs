using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class NetworkDelayTests
{
    private static readonly CounterRandom Random = new(1);

    /// <summary>
    /// The remaining SLO of 1 s that Sponge's runs print at the least, median and greatest bandwidth of their 4G trace: size over bandwidth,
    /// with kilobytes of 1024 bytes, is what they did.
    /// </summary>
    [Theory]
    [InlineData(100, 3.46, 0.762)]
    [InlineData(100, 26.8, 0.969)]
    [InlineData(100, 56.0, 0.985)]
    [InlineData(200, 3.46, 0.525)]
    [InlineData(200, 26.8, 0.938)]
    [InlineData(200, 56.0, 0.970)]
    [InlineData(500, 26.8, 0.846)]
    [InlineData(500, 56.0, 0.926)]
    public void Seconds_OfAPayload_LeavesThePublishedRest(double payloadKB, double mbps, double rest) =>
        Assert.Equal(rest, 1.0 - new BandwidthDelay(payloadKB, mbps).Seconds(Random, 0, 0.0), 0.002);

    [Fact]
    public void Seconds_OfATrace_FollowsItAndRepeats()
    {
        BandwidthTraceDelay delay = new(1000.0 / 1024.0, [new BandwidthSample(1.0, 8.0), new BandwidthSample(2.0, 4.0)]);

        Assert.Equal([1.0, 1.0, 2.0, 2.0, 1.0, 2.0], new[] { 0.0, 0.9, 1.0, 2.9, 3.0, 31.5 }.Select(t => 1000.0 * delay.Seconds(Random, 0, t)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Seconds_Lognormal_HasItsMeanAndScatter()
    {
        LognormalDelay delay = new(0.2, 0.5);
        double[] drawn = [.. Enumerable.Range(0, 20_000).Select(i => delay.Seconds(Random, i, 0.0))];
        double mean = drawn.Average();

        Assert.Equal(0.2, mean, 3.0 * 0.1 / Math.Sqrt(20_000));
        Assert.Equal(0.5, Math.Sqrt(drawn.Average(x => (x - mean) * (x - mean))) / mean, 0.03);
    }

    [Fact]
    public void Read_Report_IsBytesOverInterval() => Assert.Equal(
        [new BandwidthSample(1.002, 8.0 * 3_350_000 / 1002 / 1000.0), new BandwidthSample(0.998, 8.0 * 432_500 / 998 / 1000.0)],
        BandwidthFile.Read("bus.log", new StringReader("1453121790686 6 51.03 3.71 3350000 1002\n1453121791688 1008 51.03 3.71 432500 998\n")));

    [Theory]
    [InlineData("mbps\n12.5\n20\n")]
    [InlineData("12.5\n20\n\n")]
    public void Read_OneColumn_IsASecondALine(string text) => Assert.Equal(
        [new BandwidthSample(1.0, 12.5), new BandwidthSample(1.0, 20.0)], BandwidthFile.Read("b.csv", new StringReader(text)));

    [Theory]
    [InlineData("", "b.csv: the file is empty, bandwidths were expected")]
    [InlineData("abc\n", "b.csv: bandwidths were expected, got nothing but the line 'abc', which is taken for a header")]
    [InlineData("mbps\nabc\n", "b.csv:2: expected Mbit/s above 0, or 6 columns with bytes and interval_ms above 0, got 'abc'")]
    [InlineData("1\n0\n", "b.csv:2: expected Mbit/s above 0, or 6 columns with bytes and interval_ms above 0, got '0'")]
    [InlineData("1\nNaN\n", "b.csv:2: expected Mbit/s above 0, or 6 columns with bytes and interval_ms above 0, got 'NaN'")]
    [InlineData("1 2\n", "b.csv:1: expected Mbit/s above 0, or 6 columns with bytes and interval_ms above 0, got '1 2'")]
    public void Read_Wrong_NamesTheLine(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => BandwidthFile.Read("b.csv", new StringReader(text))).Message);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.0, double.NaN)]
    public void Create_OutOfRange_IsRefused(double payloadKB, double mbps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BandwidthDelay(payloadKB, mbps));
}
