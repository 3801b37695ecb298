using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Generation;

namespace Tuner.Environment.Tests.Workloads.Generation;

public sealed class TraceGeneratorTests
{
    [Theory]
    [InlineData(WorkloadPreset.Bursty, 1_200)]
    [InlineData(WorkloadPreset.SteadyLow, 1_200)]
    [InlineData(WorkloadPreset.SteadyHigh, 1_200)]
    [InlineData(WorkloadPreset.Fluctuating, 1_200)]
    [InlineData(WorkloadPreset.Diurnal, 84_600)]
    public void Generate_TwentySeeds_MeetTheRealWindowWithinTenPercent(WorkloadPreset preset, int seconds)
    {
        var generator = new TraceGenerator(preset);
        LoadShape[] drawn = [.. Enumerable.Range(1, 20).Select(seed => LoadShape.Of(Generate(generator, (ulong)seed, seconds).Run))];
        LoadShape mean = RealShapes.Mean(drawn), real = RealShapes.Of(preset);
        AssertWithinTenPercent(real.MeanRps, mean.MeanRps);
        AssertWithinTenPercent(real.MaxRps, mean.MaxRps);
        AssertWithinTenPercent(real.Cv, mean.Cv);
        AssertWithinTenPercent(real.RampSeconds, mean.RampSeconds);
        AssertWithinTenPercent(real.DecaySeconds, mean.DecaySeconds);
        Assert.InRange(mean.Bursts, real.Bursts * 0.85, real.Bursts * 1.15);
    }

    /// <summary>Mean requests/s by UTC hour of the trace, undamped (web-service-datasets); hour 23 is half missing, so 24 of 31 minutes is 46.</summary>
    [Fact]
    public void Generate_Diurnal_FollowsTheHoursOfTheTrace()
    {
        double[] real = [52, 61, 55, 62, 67, 71, 85, 88, 82, 93, 74, 75, 54, 68, 51, 62, 50, 62, 50, 68, 54, 65, 52, 46];
        double[] mean = new double[24];
        var generator = new TraceGenerator(WorkloadPreset.Diurnal, damping: 1);
        for (ulong seed = 1; seed <= 20; seed++)
        {
            ReadOnlySpan<int> day = Generate(generator, seed, 86_400).Run;
            for (int second = 0; second < day.Length; second++)
            {
                mean[second / 3_600] += day[second] / (20.0 * 3_600.0);
            }
        }

        // An hour has two bursts at most, and 20 days of them: the mean of an hour is uncertain by some 5 %.
        Assert.All(real.Zip(mean), pair => Assert.InRange(pair.Second / pair.First, 0.85, 1.15));
    }

    [Fact]
    public void Generate_WithinAMinute_IsNearlyPoissonUndampedAndFarLessDamped()
    {
        // Median over minutes of variance over mean: 1.13 in the trace; quiet minutes of a damped trace have far less.
        Assert.InRange(MedianVarianceToMean(damping: 1), 1.08, 1.18);
        Assert.InRange(MedianVarianceToMean(damping: 8), 0.10, 0.30);
    }

    [Fact]
    public void Generate_SameSeed_SameTrace_OtherSeed_AnotherOne()
    {
        var generator = new TraceGenerator(WorkloadPreset.Bursty);
        Assert.Equal(Generate(generator, 1, 1_200).Run, Generate(generator, 1, 1_200).Run);
        Assert.NotEqual(Generate(generator, 1, 1_200).Run.ToArray(), Generate(generator, 2, 1_200).Run.ToArray());
    }

    [Fact]
    public void Generate_Seeds_MoveOnsetAndHeightOfTheBurst()
    {
        var generator = new TraceGenerator(WorkloadPreset.Bursty);
        int[] onsets = [.. Enumerable.Range(1, 20).Select(seed => Onset(Generate(generator, (ulong)seed, 1_200).Run))];
        Assert.True(onsets.Distinct().Count() > 10);
        Assert.InRange(onsets.Max() - onsets.Min(), 60, 140);
    }

    [Theory]
    [InlineData(WorkloadPreset.Bursty)]
    [InlineData(WorkloadPreset.Fluctuating)]
    [InlineData(WorkloadPreset.Diurnal)]
    public void Generate_DampingTwo_IsFourTimesDampingEight(WorkloadPreset preset)
    {
        int[] halves = Generate(new TraceGenerator(preset, 2), 1, 3_000).Run.ToArray();
        int[] eighths = Generate(new TraceGenerator(preset, 8), 1, 3_000).Run.ToArray();
        Assert.Equal(eighths, halves.Select(count => count / 4));
    }

    [Fact]
    public void Generate_History_IsTwoMinutesOfTheBase()
    {
        LoadTrace trace = Generate(new TraceGenerator(WorkloadPreset.Bursty), 1, 1_200);
        Assert.Equal((120, 1_200), (trace.HistorySeconds, trace.DurationSeconds));
        Assert.InRange(LoadShape.Of(trace.History).MeanRps, 4.5, 6.5);
    }

    [Fact]
    public void Generate_LaterPartOfTheDay_HasTheSameRatesAsTheDay()
    {
        // Hour 9 is the busiest, hour 16 among the quietest, whichever second the stretch begins at.
        var generator = new TraceGenerator(WorkloadPreset.Diurnal, 1);
        double busy = LoadShape.Of(generator.Generate("t", new SeedSequence(1), 120, 3_600, 7 * 3_600).Run).MeanRps;
        double quiet = LoadShape.Of(generator.Generate("t", new SeedSequence(1), 120, 3_600, 16 * 3_600).Run).MeanRps;
        Assert.True(busy > 1.3 * quiet, $"{busy} against {quiet}");
    }

    private static LoadTrace Generate(TraceGenerator generator, ulong seed, int seconds) =>
        generator.Generate("t", new SeedSequence(seed), 120, seconds);

    /// <summary>The first second after which ten seconds carry more than twice the load of the first five minutes.</summary>
    private static int Onset(ReadOnlySpan<int> counts)
    {
        double quiet = LoadShape.Of(counts[..300]).MeanRps;
        int second = 0;
        while (LoadShape.Of(counts.Slice(second, 10)).MeanRps < 2.0 * quiet)
        {
            second++;
        }

        return second;
    }

    private static double MedianVarianceToMean(int damping)
    {
        int[] counts = Generate(new TraceGenerator(WorkloadPreset.SteadyLow, damping), 1, 60_000).Run.ToArray();
        double[] ratios = [.. counts.Chunk(60).Select(minute => minute.Average()).Zip(counts.Chunk(60), (mean, minute) =>
            minute.Sum(x => (x - mean) * (x - mean)) / 59.0 / mean)];
        return Tuner.Environment.Statistics.Quantiles.Of(ratios, 0.5);
    }

    private static void AssertWithinTenPercent(double real, double generated)
    {
        if (!double.IsNaN(real))
        {
            Assert.InRange(generated, 0.9 * real, 1.1 * real);
        }
    }
}
