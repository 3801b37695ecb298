using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Traces;

public sealed class StretchSamplerTests
{
    /// <summary>20,000 s at 5 requests/s, with a hole at [6000, 7000) and bursts of 40 at [9000, 9300) and [15000, 15300).</summary>
    private static SecondTrace Trace()
    {
        int[] counts = new int[20_000];
        Array.Fill(counts, 5);
        Array.Fill(counts, 0, 6_000, 1_000);
        Array.Fill(counts, 40, 9_000, 300);
        Array.Fill(counts, 40, 15_000, 300);
        return SecondTrace.WithHoles("t", counts);
    }

    [Fact]
    public void Draw_ManyStretches_StayInsideAndClear()
    {
        SecondTrace trace = Trace();
        var sampler = new StretchSampler(trace, SecondsWindow.Of(1_000, 19_000), [SecondsWindow.Of(10_000, 11_000)], 0.5);
        RandomStream random = new SeedSequence(1).Stream("draws");
        for (int i = 0; i < 5_000; i++)
        {
            int duration = 300 + random.NextInt(1_500), start = sampler.Draw(random, duration), from = start - 120, to = start + duration;
            Assert.InRange(from, 1_000, 19_000);
            Assert.InRange(to, 1_000, 19_000);
            Assert.Equal(0, trace.MissingSeconds(from, to));
            Assert.True(to <= 10_000 || from >= 11_000, $"[{from}, {to}) touches the excluded window");
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Draw_BurstShare_DecidesHowManyStretchesHaveABurst(double share)
    {
        SecondTrace trace = Trace();
        var sampler = new StretchSampler(trace, SecondsWindow.Of(0, 20_000), [], share);
        RandomStream random = new SeedSequence(1).Stream("draws");
        int bursts = 0;
        for (int i = 0; i < 1_000; i++)
        {
            int start = sampler.Draw(random, 600);
            bursts += trace.Slice(start, start + 600).Statistics().Cv > StretchSampler.BurstCv ? 1 : 0;
        }

        // Uniform draws over some 17,600 starts meet one of the two bursts on at most 2 x 900 of them.
        Assert.InRange(bursts, share == 1.0 ? 1_000 : 20, share == 1.0 ? 1_000 : 150);
    }

    [Fact]
    public void Draw_NoBurstAnywhere_FallsBackToAnyStretch()
    {
        var sampler = new StretchSampler(Trace(), SecondsWindow.Of(0, 5_000), [], 1.0);
        Assert.InRange(sampler.Draw(new RandomStream(1), 600), 120, 4_400);
    }

    [Fact]
    public void Draw_OneStartOnly_FindsIt()
    {
        var sampler = new StretchSampler(Trace(), SecondsWindow.Of(0, 720), [], 0.0);
        Assert.Equal(120, sampler.Draw(new RandomStream(1), 600));
    }

    [Fact]
    public void Draw_NoRoom_SaysHowMuchThereIs()
    {
        var sampler = new StretchSampler(Trace(), SecondsWindow.Of(0, 719), [], 0.0);
        var error = Assert.Throws<ArgumentException>(() => sampler.Draw(new RandomStream(1), 600));
        Assert.Contains("the longest clear part has 719 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_RangeOutside_Throws() =>
        Assert.Throws<ArgumentException>(() => new StretchSampler(Trace(), SecondsWindow.Of(0, 20_001), [], 0.0));

    [Fact]
    public void Quantile_OfWhatMayBeSeen_LeavesOutHolesAndWindows()
    {
        var sampler = new StretchSampler(Trace(), SecondsWindow.Of(0, 16_000), [SecondsWindow.Of(8_000, 10_000), SecondsWindow.Of(14_000, 15_290)], 0.0);
        Assert.Equal(5.0, sampler.Quantile(0.0));
        Assert.Equal(5.0, sampler.Quantile(0.99));
        Assert.Equal(40.0, sampler.Quantile(1.0));
    }
}
